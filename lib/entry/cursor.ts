import "server-only";
import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { authSecret } from "../auth/secret";
import { AppError } from "../errors";
import { shared } from "../process-state";

/** A place in a list: beside the row that has these values in the columns of the order. */
export type Position = Readonly<{
  forward: boolean;
  /** Whether the row at the place itself belongs to the page. */
  inclusive: boolean;
  keys: readonly (string | number)[];
}>;

/** Which list a cursor belongs to. It opens no other one, and not the same one with other filters or order. */
export type ListIdentity = Readonly<{
  workspaceId: string;
  /** The list's path, such as `/tickets`. */
  list: string;
  sort: string;
  filters: Readonly<Record<string, unknown>>;
}>;

const macLength = 32;
const bindingLength = 12;

/** An opaque cursor: HMAC-SHA-256, the list it belongs to, the place; base64url. Signed, so that nobody forges a place. */
export function sealCursor({ forward, inclusive, keys }: Position, list: ListIdentity): string {
  const place = Buffer.from(JSON.stringify([forward ? 1 : 0, inclusive ? 1 : 0, ...keys]));
  const content = Buffer.concat([bindingOf(list), place]);
  return Buffer.concat([mac(content), content]).toString("base64url");
}

/** @throws AppError `cursor_invalid` for anything that was not made here, `cursor_mismatch` for another list's cursor. */
export function openCursor(cursor: string, list: ListIdentity): Position {
  const bytes = Buffer.from(cursor, "base64url");
  const content = bytes.subarray(macLength);
  // The text is compared too: base64url has several spellings of the same bytes.
  const genuine =
    bytes.length > macLength + bindingLength &&
    bytes.toString("base64url") === cursor &&
    timingSafeEqual(bytes.subarray(0, macLength), mac(content));
  if (!genuine) {
    throw new AppError(
      "cursor_invalid",
      "The cursor was not made by this API. Take next_cursor as it is, or begin anew.",
    );
  }
  if (!content.subarray(0, bindingLength).equals(bindingOf(list))) {
    throw new AppError(
      "cursor_mismatch",
      "The cursor belongs to another list, other filters or another order. Keep them while paging, or begin anew.",
    );
  }
  const [forward, inclusive, ...keys] = JSON.parse(content.subarray(bindingLength).toString()) as (string | number)[];
  return { forward: forward === 1, inclusive: inclusive === 1, keys };
}

function bindingOf({ workspaceId, list, sort, filters }: ListIdentity): Buffer {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  const sorted = given.sort(([a], [b]) => (a < b ? -1 : 1));
  const identity = JSON.stringify([workspaceId, list, sort, sorted]);
  return createHash("sha256").update(identity).digest().subarray(0, bindingLength);
}

function mac(content: Buffer): Buffer {
  const key = shared("cursor-key", () => Buffer.from(hkdfSync("sha256", authSecret(), "", "latchkey cursor 1", 32)));
  return createHmac("sha256", key).update(content).digest();
}
