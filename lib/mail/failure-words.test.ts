import { expect, test } from "vitest";
import { failureOf, failureWords } from "./failure-words";

test.each([
  ["5.2.2", "The mailbox is full (5.2.2)"],
  ["4.2.2", "The mailbox is full (4.2.2)"],
  ["5.1.1", "There is no such mailbox (5.1.1)"],
  ["5.7.509", "The mail server refused it as unwanted (5.7.509)"],
  ["5.9.9", "The mail server refused it (5.9.9)"],
  ["", "The mail server refused it"],
])("status %j is %s", (status, words) => {
  expect(failureWords(status)).toBe(words);
});

test("nothing of the server's own words is repeated", () => {
  const response = "552 5.2.2 <ada@acme.test>: secret words";
  expect(failureOf({ code: "EENVELOPE", responseCode: 552, response })).toBe("The mailbox is full (5.2.2)");
  expect(failureOf({ code: "ECONNECTION", response: undefined })).toBe("The mail server could not be reached");
  expect(failureOf({ code: "EENVELOPE", responseCode: 550 })).toBe("The mail server refused it (550)");
});
