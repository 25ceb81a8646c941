import { type ErrorCode, errorTable } from "../../lib/errors";
import type { Problem } from "../fixtures/api-client";
import type { Reply } from "../fixtures/http";
import { expect } from "../fixtures/test";

/** That an answer is the problem of this status and code, in the documented shape, and tells nothing it should not. */
export function expectProblem(reply: Reply<Problem>, status: number, code: ErrorCode, what?: string): void {
  const { body, headers, text } = reply;
  const shown = what ?? `${reply.status} ${text}`;
  expect(`${reply.status} ${body?.code}`, shown).toBe(`${status} ${code}`);
  expect(headers["content-type"], shown).toBe("application/problem+json; charset=utf-8");
  expect(body.status, shown).toBe(status);
  expect(body.title, shown).toBe(errorTable[code].title);
  expect(body.detail, shown).toBeTruthy();
  expect(body.instance, shown).toMatch(/^\/api\/public/);
  expect(body.request_id, shown).toBe(headers["x-request-id"]);
  expect(headers["cache-control"], shown).toBe("private, no-store");
  expect(text, shown).not.toMatch(/lk_live_\w{48}|node_modules|at \w+ \(|SELECT |prisma/i);
}

/** The body without what differs from call to call. */
export function withoutIds({ text, headers }: Reply<Problem>): string {
  return text.replaceAll(String(headers["x-request-id"]), "req");
}
