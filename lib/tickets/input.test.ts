import { expect, test } from "vitest";
import { validate } from "../entry/validate";
import { AppError } from "../errors";
import { NewReply, NewTicket, TicketPatch } from "./input";

const least = { subject: "Printer", body: "It burns", requester: { email: "ada@example.com" } };

function mistakes(schema: Parameters<typeof validate>[0], input: unknown): Record<string, string> {
  try {
    validate(schema, input);
    return {};
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Object.fromEntries(error.errors.map(({ pointer, detail }) => [pointer ?? "", detail]));
  }
}

test("a subject has up to 255 characters, a body up to 65,536", () => {
  expect(mistakes(NewTicket, { ...least, subject: "x".repeat(255), body: "y".repeat(65_536) })).toEqual({});
  expect(mistakes(NewTicket, { ...least, subject: "x".repeat(256), body: "y".repeat(65_537) })).toEqual({
    "/subject": "must have at most 255 characters",
    "/body": "must have at most 65536 characters",
  });
});

test("every mistake is named at once, those between fields too", () => {
  const input = { subject: 5, tags: ["a,b", "x".repeat(65)], priorty: "high", metadata: { k: [] }, custom_fields: [] };
  expect(mistakes(NewTicket, input)).toEqual({
    "/subject": "must be a text",
    "/body": "is required",
    "/requester": "is required",
    "/tags/0": "must not contain a comma",
    "/tags/1": "must have at most 64 characters",
    "/metadata/k": "must be a text, a number, true or false",
    "/custom_fields": "must be an object",
    "/priorty": "is not a field; did you mean priority?",
  });
  expect(mistakes(NewTicket, { ...least, requester_id: "con_1" })).toEqual({
    "/requester_id": "cannot be given together with requester",
  });
});

test("at most 50 tags and 50 keys of 500 characters", () => {
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, "v".repeat(500)]));
  const tags = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`);
  expect(mistakes(NewTicket, { ...least, tags: tags(50), metadata: keys(50) })).toEqual({});
  expect(mistakes(NewTicket, { ...least, tags: tags(51), metadata: keys(51) })).toEqual({
    "/tags": "must have at most 50 entries",
    "/metadata": "must have at most 50 keys",
  });
  expect(mistakes(NewTicket, { ...least, metadata: { a: "v".repeat(501), ["k".repeat(65)]: 1 } })).toEqual({
    "/metadata/a": "must have at most 500 characters",
    [`/metadata/${"k".repeat(65)}`]: "is no key: use 1 to 64 characters, without control characters",
  });
});

test("prototype keys are harmless", () => {
  const values = NewTicket.parse(
    JSON.parse(
      `{"subject":"a","body":"b","requester_id":"c","metadata":{"__proto__":{"admin":true},"constructor":"x"}}`,
    ),
  ).metadata;
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
  expect("admin" in values).toBe(false);
});

test("an address is lower case; control characters are refused everywhere", () => {
  expect(NewTicket.parse({ ...least, requester: { email: " Ada@Example.COM " } }).requester?.email).toBe(
    "ada@example.com",
  );
  const input = {
    subject: "a\nb",
    body: "a\0",
    requester: { email: "ada@example.com", name: "A\u0007" },
    external_id: "x\0",
    metadata: { k: "\0" },
  };
  expect(Object.keys(mistakes(NewTicket, input)).sort()).toEqual([
    "/body",
    "/external_id",
    "/metadata/k",
    "/requester/name",
    "/subject",
  ]);
});

test("a form's strings are as good as JSON's numbers, booleans, lists and nulls", () => {
  expect(TicketPatch.parse({ if_version: "7", tags: "a, b,", assignee_id: "", due_at: "" })).toEqual({
    if_version: 7,
    tags: ["a", "b"],
    assignee_id: null,
    due_at: null,
  });
  expect(NewReply.parse({ body: "Hi", reopen: "true" }).reopen).toBe(true);
  expect(mistakes(NewReply, { body: "Hi", reopen: "true", status: "closed" })).toEqual({
    "/status": "cannot be closed together with reopen",
  });
});

test("what the API sets itself cannot be patched", () => {
  expect(
    Object.keys(
      mistakes(TicketPatch, { id: "x", number: 1, version: 2, created_at: "x", closed_at: null, subject: null }),
    ),
  ).toEqual(["/subject", "/id", "/number", "/version", "/created_at", "/closed_at"]);
});
