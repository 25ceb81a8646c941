import { expect, test } from "vitest";
import { unavailability } from "./unavailable";

/** As Prisma wraps what its adapter met. */
const wrapped = (originalCode: string, kind: string) =>
  Object.assign(new Error("Invalid invocation"), {
    name: "PrismaClientKnownRequestError",
    code: "P2010",
    meta: { driverAdapterError: Object.assign(new Error(kind), { cause: { originalCode, kind } }) },
  });

test.each([
  ["SQLite's lock elsewhere", Object.assign(new Error("locked"), { code: "P1008" }), /busy/],
  ["a statement's end at its timeout", Object.assign(new Error("canceling statement"), { code: "57014" }), /busy/],
  ["SQLite's full disk", wrapped("SQLITE_FULL", "sqlite"), /disk is full/],
  ["PostgreSQL's full disk", wrapped("53100", "postgres"), /disk is full/],
  ["a file that is read-only", wrapped("SQLITE_READONLY", "sqlite"), /cannot write/],
  ["a refused connection", Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }), /does not answer/],
  ["a killed backend", Object.assign(new Error("terminating connection"), { code: "57P01" }), /does not answer/],
  ["no connection left", wrapped("53300", "TooManyConnections"), /does not answer/],
  ["a broken connection", new Error("Connection terminated unexpectedly"), /does not answer/],
  ["a silent server", new Error("x", { cause: new Error("Query read timeout") }), /does not answer/],
])("%s is a refusal that says when to come back", (_what, error, says) => {
  const refusal = unavailability(error);
  expect(refusal?.status).toBe(503);
  expect(refusal?.message).toMatch(says);
  expect(Number(refusal?.headers["Retry-After"])).toBeGreaterThan(0);
});

test.each([
  ["a bug", new TypeError("x is not a function")],
  ["a unique value", wrapped("SQLITE_CONSTRAINT_UNIQUE", "UniqueConstraintViolation")],
  ["wrong SQL", Object.assign(new Error('syntax error at or near "SELEC"'), { code: "42601" })],
  ["nothing", undefined],
])("%s is none", (_what, error) => expect(unavailability(error)).toBeNull());
