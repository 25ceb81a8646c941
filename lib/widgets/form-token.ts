import "server-only";
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { authSecret } from "../auth/secret";
import { AppError } from "../errors";
import { shared } from "../process-state";

/** The least time between a form's arrival and its return that a person needs, in milliseconds. */
export const leastFillTime = 2_000;
/** How long a form can be filled in, in milliseconds: a page that was left open over night still sends. */
export const formLife = 86_400_000;

/**
 * When a form was handed out, signed. It is no secret and works more than once: it keeps out programs that post recorded
 * forms and those that never looked at one, and nobody who takes the trouble.
 */
export function makeFormToken(workspaceId: string, now: number): string {
  const issued = now.toString(36);
  return `${issued}.${sign(workspaceId, issued).toString("base64url")}`;
}

/** @throws AppError `form_expired` for one that is too old or not ours, `form_too_quick`. */
export function checkFormToken(workspaceId: string, token: string | undefined, now: number): void {
  const [issued = "", mac = ""] = token?.split(".") ?? [];
  const [given, expected] = [Buffer.from(mac, "base64url"), sign(workspaceId, issued)];
  const genuine = given.length === expected.length && timingSafeEqual(given, expected);
  const age = genuine ? now - Number.parseInt(issued, 36) : Number.POSITIVE_INFINITY;
  if (age > formLife) {
    throw new AppError(
      "form_expired",
      token === undefined
        ? "A web page sends the form_token of the widget's config."
        : "The form is older than 24 hours. Fetch the widget's config for a new form_token and send it again.",
      { errors: [{ code: "form_expired", pointer: "/form_token", detail: "is missing, not ours or too old" }] },
    );
  }
  if (age >= leastFillTime) return;
  const wait = Math.ceil((leastFillTime - age) / 1_000);
  throw new AppError("form_too_quick", `The form came back too quickly. Send it again in ${wait} seconds.`, {
    members: { retry_after: wait },
    headers: { "Retry-After": String(wait) },
  });
}

function sign(workspaceId: string, issued: string): Buffer {
  const key = shared("form-token-key", () => Buffer.from(hkdfSync("sha256", authSecret(), "", "widget form", 32)));
  return createHmac("sha256", key).update(`${workspaceId}\n${issued}`).digest();
}
