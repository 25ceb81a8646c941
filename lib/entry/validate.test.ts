import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "../errors";
import { closest } from "./closest";
import { oneOf } from "./fields";
import { validate } from "./validate";

const schema = z.strictObject({
  subject: z.string().min(1, "must not be empty"),
  requester: z.strictObject({ email: z.email("is not an e-mail address") }),
});

function refusal(input: unknown, of: z.ZodType = schema): AppError {
  try {
    validate(of, input);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("It was accepted.");
}

test("every mistake is named at once, each with the pointer to its field", () => {
  const { code, errors } = refusal({ requester: { email: "x" }, colour: 1 });
  expect(code).toBe("validation_failed");
  expect(errors.map((error) => error.pointer).sort()).toEqual(["/colour", "/requester/email", "/subject"]);
  expect(errors.find((error) => error.pointer === "/subject")?.code).toBe("required");
});

test("a choice that is missing is told with what there is to choose", () => {
  expect(refusal({}, z.strictObject({ type: oneOf(["reply", "note"]) })).errors).toEqual([
    { code: "required", pointer: "/type", detail: "is required: one of reply, note" },
  ]);
});

test("a mistyped field is told what was meant, also inside an object", () => {
  const { errors } = refusal({ subject: "a", requester: { emial: "a@b.test", email: "a@b.test" } });
  expect(errors).toMatchObject([{ pointer: "/requester/emial", did_you_mean: "email" }]);
});

test("a field named like an object's own machinery is just an unknown field", () => {
  const body = JSON.parse(
    '{"subject":"a","requester":{"email":"a@b.test"},"__proto__":{"admin":true},"constructor":1}',
  );
  expect(refusal(body).code).toBe("validation_failed");
  expect(({} as Record<string, unknown>).admin).toBeUndefined();
});

test("the closest name is found within two typing errors, and nothing is guessed beyond", () => {
  expect(closest("per_pgae", ["per_page", "cursor"])).toBe("per_page");
  expect(closest("limt", ["limit"])).toBe("limit");
  expect(closest("colour", ["limit", "cursor"])).toBeNull();
});

test("an answer names a hundred mistakes at most, and counts them all", () => {
  const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field${index}`, 1]));
  const { message, errors } = refusal({ subject: "", requester: { email: "x" }, ...unknown });
  expect(errors).toHaveLength(100);
  expect(message).toBe("50002 fields need attention.");
});
