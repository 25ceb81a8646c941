import { expect, test } from "vitest";
import { readRequestLogQuery, requestLogParams } from "./request-log-query";

const id = "req_01KAMXG3T0ABCDEFGHJKMNPQRS";

test.each<Record<string, string>>([{}, { request: "req_01KAM" }, { only: "refused", older: id }, { newer: id }])(
  "an address that was made from a state leads back to it: %j",
  (raw) => {
    expect(Object.fromEntries(requestLogParams(readRequestLogQuery(raw)))).toEqual(raw);
  },
);

test("what cannot be read falls back", () => {
  expect(readRequestLogQuery({ older: "1; DROP TABLE", only: "everything", request: ["", "x"] })).toEqual({
    request: "",
    refused: false,
    place: null,
  });
});

test("a key that is pasted into the search stays out of the address", () => {
  const secret = `lk_live_abcdefghij${"S".repeat(38)}`;
  expect(readRequestLogQuery({ request: secret }).request).not.toContain("SSS");
  expect(readRequestLogQuery({ request: `Bearer ${secret}` }).request).not.toContain("SSS");
});
