type Json = Record<string, unknown>;

const text = { type: "string", maxLength: 2000 };

/** Headers that many requests can have. */
export const headerParameterObjects: Record<string, Json> = {
  "Idempotency-Key": {
    name: "Idempotency-Key",
    in: "header",
    description:
      "Makes it safe to send the request again when its answer got lost: 1 to 255 printable characters of your choice, such as a UUID, bare or in double quotes. For 24 hours the same key with the same request repeats the first answer (`Idempotency-Replayed: true`), which counts against no limit. With another request it is 422 `idempotency_key_reused`; while the first one runs 409 `idempotency_in_progress`. Answers 401, 403, 408, 429 and 5xx are not kept: the key stays free.",
    schema: { type: "string", minLength: 1, maxLength: 258 },
    example: "8e03978e-40d5-43dd-bc93-6894a57f9324",
  },
  "If-None-Match": {
    name: "If-None-Match",
    in: "header",
    description: "The ETag of what you have. While it is unchanged the answer is 304, which counts against no limit.",
    schema: { type: "string", maxLength: 2000 },
    example: '"v7"',
  },
  "If-Match": {
    name: "If-Match",
    in: "header",
    description:
      "The ETag of what you read before changing it. When it has changed since, the answer is 412 `version_conflict` with `current_version`. A workspace can require it (428). `if_version` in the body does the same.",
    schema: { type: "string", maxLength: 2000 },
    example: '"v7"',
  },
};

/** What every answer may have, refusals too. */
export const commonHeaders = [
  "X-Request-Id",
  "Api-Version",
  "Access-Control-Allow-Origin",
  "RateLimit",
  "RateLimit-Policy",
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
];

export function headerReferences(names: readonly string[]): Json {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

const count = { type: "integer", format: "int32", minimum: 0, maximum: 2_147_483_647 };

/** Headers that answers share. */
export const headerObjects: Record<string, Json> = {
  "X-Request-Id": { description: "Names this request in the log.", schema: text },
  "Api-Version": { description: "The version that answered.", schema: text },
  "Access-Control-Allow-Origin": {
    description:
      "The Origin of the request, when a web page sent it. Whether its key may be used there is checked apart.",
    schema: text,
  },
  Link: {
    description: 'The neighbours of this page as absolute addresses (RFC 8288): rel="next", "prev" and "first".',
    schema: { type: "string", maxLength: 8_000 },
  },
  Location: {
    description: "The address of what was created, or of what stands in the way.",
    schema: { ...text, format: "uri" },
  },
  "WWW-Authenticate": { description: "What is wrong with the key (RFC 6750), or which scope it lacks.", schema: text },
  RateLimit: { description: "What is left, for each policy that applies.", schema: text },
  "RateLimit-Policy": { description: "The policies that apply.", schema: text },
  "X-RateLimit-Limit": {
    description: "Requests per window of the tightest policy.",
    schema: count,
  },
  "X-RateLimit-Remaining": {
    description: "Requests left of the tightest policy.",
    schema: count,
  },
  "X-RateLimit-Reset": {
    description: "When the window ends, in epoch seconds.",
    schema: { type: "integer", format: "int64", minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  },
  ETag: { description: "The version of what is answered, for If-None-Match and If-Match.", schema: text },
  "Preference-Applied": {
    description: "`dry-run` when nothing was done, since dry_run=true asked for that.",
    schema: { type: "string", enum: ["dry-run"] },
  },
  "Idempotency-Replayed": {
    description: "`true` when this is the kept answer to an earlier request with the same Idempotency-Key.",
    schema: { type: "string", enum: ["true"] },
  },
  "Retry-After": { description: "Seconds to wait.", schema: count },
};
