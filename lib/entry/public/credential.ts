import { limitBucket } from "../../access/cidr";
import { keyLength, publicIdOf } from "../../access/key-format";
import { AppError } from "../../errors";
import { type Standing, standing } from "../../rate-limit/limiter";
import { defaultPolicy } from "../../rate-limit/policies";
import type { Exchange } from "./exchange";
import { noteExposure } from "./exposure";
import { rateLimited } from "./limits";

const realm = 'Bearer realm="api"';

/** A 401 with the challenge of RFC 6750, section 3; `code` is never about whether an unknown key exists. */
export function unauthorized(
  code: "key_malformed" | "key_unknown" | "key_revoked" | "key_expired" | "key_disabled",
  detail: string,
): AppError {
  return new AppError(code, detail, {
    headers: {
      "WWW-Authenticate": `${realm}, error="invalid_token", error_description="${detail.replace(/["\\]/g, "")}"`,
    },
  });
}

/** Step 5: an address with too many refused credentials waits, before any key is looked up. */
export function throttleFailures(exchange: Exchange): void | Promise<void> {
  const { ip } = exchange.request.caller;
  if (ip === null) return;
  const seen = standing(defaultPolicy("auth-failures"), limitBucket(ip));
  return seen instanceof Promise ? seen.then((there) => letIn(exchange, there)) : letIn(exchange, seen);
}

function letIn(exchange: Exchange, seen: Standing): void {
  if (seen.remaining > 0) return;
  exchange.limits.push(seen);
  throw rateLimited([seen]);
}

/** Step 6: exactly one credential, in the header, well-formed. Nothing is read from the database before that. */
export function readCredential(exchange: Exchange): { key: string; publicId: string } {
  const { request } = exchange;
  const header = request.header("authorization");
  refuseKeyInUrl(exchange);
  if (request.credentials > 1) {
    throw new AppError("invalid_request", "Send one Authorization header.", {
      headers: { "WWW-Authenticate": `${realm}, error="invalid_request"` },
    });
  }
  if (!header?.trim()) {
    throw new AppError("key_missing", 'Send your API key in the header "Authorization: Bearer <key>".', {
      // RFC 6750, section 3: no error attribute when no credential was sent.
      headers: { "WWW-Authenticate": realm },
    });
  }
  const key = /^bearer\s+(.*)$/is.exec(header.trim())?.[1];
  if (key === undefined) throw unauthorized("key_malformed", "The header must read: Authorization: Bearer <key>.");
  const publicId = publicIdOf(key);
  if (publicId === null) throw unauthorized("key_malformed", mistake(key));
  return { key, publicId };
}

/** @throws AppError `key_in_url`. */
export function refuseKeyInUrl(exchange: Exchange): void {
  const { search } = exchange.request;
  if (search !== "" && /lk_live_|(?:^|&)(?:api_?key|access_token)=/i.test(search)) {
    noteExposure(exchange, "url");
    throw new AppError("key_in_url", "Send the key in the Authorization header. Replace it: addresses end up in logs.");
  }
}

function mistake(key: string): string {
  if (/[\s"'`<>]/.test(key)) return "The key has white space or quotes in it. Check how it was pasted.";
  if (!key.startsWith("lk_live_")) return "This is not one of our keys: they begin with lk_live_.";
  if (key.length !== keyLength)
    return `The key has ${key.length} characters instead of ${keyLength}. Check that it was copied whole, once.`;
  return "A character of the key is wrong. Copy it again.";
}
