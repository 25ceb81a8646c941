import { expect, test } from "vitest";
import { errorTable } from "../errors";
import { deadKeyReasons, denialLabel, deniedStatuses, isDenied } from "./denial";

test("every reason has words, also one that has no words of its own", () => {
  expect(denialLabel("wrong_secret")).toBe("Wrong secret");
  expect(denialLabel("https_required")).toBe(errorTable.https_required.meaning);
});

test("a mistake in a request is no denial, a refused key, scope or limit is", () => {
  expect([200, 304, 400, 404, 422, 500].some(isDenied)).toBe(false);
  expect(deniedStatuses.every(isDenied)).toBe(true);
  expect(deadKeyReasons.every((reason) => reason === "wrong_secret" || isDenied(errorTable[reason].status))).toBe(true);
});
