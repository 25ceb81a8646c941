import { beforeAll, expect, test } from "vitest";
import { forgetShared } from "../process-state";
import { checkFormToken, formLife, leastFillTime, makeFormToken } from "./form-token";

beforeAll(() => {
  process.env.AUTH_SECRET = "a secret of this test, thirty-two characters";
  forgetShared("env");
});

const now = 1_795_000_000_000;
const codeOf = (work: () => void) => {
  try {
    work();
    return "passed";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test("a form is taken from two seconds to a day after it was handed out, as often as it comes", () => {
  const token = makeFormToken("wsp_1", now);
  const after = (ms: number) => codeOf(() => checkFormToken("wsp_1", token, now + ms));
  expect([0, leastFillTime - 1].map(after)).toEqual(["form_too_quick", "form_too_quick"]);
  expect([leastFillTime, 60_000, 60_000, formLife].map(after)).toEqual(["passed", "passed", "passed", "passed"]);
  expect(after(formLife + 1)).toBe("form_expired");
});

test("what was not made here is no token", () => {
  const token = makeFormToken("wsp_1", now);
  const [issued = "", mac = ""] = token.split(".");
  const older = (Number.parseInt(issued, 36) - 60_000).toString(36);
  for (const bad of [undefined, "", ".", token.slice(0, -1), `${older}.${mac}`, `${issued}.`, `.${mac}`]) {
    expect(
      codeOf(() => checkFormToken("wsp_1", bad, now + 60_000)),
      String(bad),
    ).toBe("form_expired");
  }
  expect(codeOf(() => checkFormToken("wsp_2", token, now + 60_000))).toBe("form_expired");
});

test("who came too quickly learns how long to wait", () => {
  try {
    checkFormToken("wsp_1", makeFormToken("wsp_1", now), now + 500);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({
      code: "form_too_quick",
      members: { retry_after: 2 },
      headers: { "Retry-After": "2" },
    });
  }
});
