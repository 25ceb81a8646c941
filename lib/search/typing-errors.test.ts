import { expect, test } from "vitest";
import { forgiven, typingErrors } from "./typing-errors";

test("letters left out, added, changed and swapped count one each", () => {
  for (const typed of ["passwrd", "passsword", "pastword", "apssword", "passwodr"]) {
    expect(typingErrors(typed, "password", 2), typed).toBe(1);
  }
  expect(typingErrors("pasword", "passwort", 2)).toBe(2);
  expect(typingErrors("same", "same", 2)).toBe(0);
});

test("beyond the limit nothing is counted on", () => {
  expect(typingErrors("invoice", "password", 2)).toBe(3);
  expect(typingErrors("a", "abcdef", 2)).toBe(3);
});

test("short words are taken as they stand", () => {
  expect([3, 4, 7, 8].map(forgiven)).toEqual([0, 1, 1, 2]);
});
