/**
 * THE table of errors: code → HTTP status and title. Problem bodies, action results, the API's documentation and the
 * tests read it. A code is stable: programs branch on it. A title never varies between occurrences.
 */
export const errorTable = {
  invalid_json: { status: 400, title: "Bad Request", meaning: "The body is not valid JSON." },
  invalid_parameter: {
    status: 400,
    title: "Bad Request",
    meaning: "A query parameter has a value that is not allowed.",
  },
  unknown_parameter: { status: 400, title: "Bad Request", meaning: "A query parameter does not exist." },
  cursor_invalid: { status: 400, title: "Bad Request", meaning: "The cursor was not made by this API." },
  cursor_mismatch: {
    status: 400,
    title: "Bad Request",
    meaning: "The cursor belongs to a list with other filters or another order.",
  },
  bulk_not_supported: { status: 400, title: "Bad Request", meaning: "One object per request: the body is an array." },
  key_in_url: {
    status: 400,
    title: "Bad Request",
    meaning: "A key was sent in the URL or the body instead of the Authorization header.",
  },
  invalid_request: { status: 400, title: "Bad Request", meaning: "The request is not well-formed." },
  api_version_unknown: {
    status: 400,
    title: "Bad Request",
    meaning: "The Api-Version header names a version that does not exist.",
  },
  key_missing: { status: 401, title: "Unauthorized", meaning: "No API key was sent." },
  key_malformed: {
    status: 401,
    title: "Unauthorized",
    meaning: "What was sent is not an API key: a character is missing, added or changed.",
  },
  key_unknown: { status: 401, title: "Unauthorized", meaning: "There is no such key." },
  key_revoked: { status: 401, title: "Unauthorized", meaning: "The key has been revoked." },
  key_expired: { status: 401, title: "Unauthorized", meaning: "The key has expired. Expired keys are never renewed." },
  key_disabled: { status: 401, title: "Unauthorized", meaning: "The key is disabled at the moment." },
  signature_invalid: {
    status: 401,
    title: "Unauthorized",
    meaning: "The signature is missing, wrong, or older than five minutes.",
  },
  sign_in_required: { status: 401, title: "Unauthorized", meaning: "Sign in first." },
  link_invalid: {
    status: 401,
    title: "Unauthorized",
    meaning: "The link of the portal is unknown, was used before, or has expired. Ask for a new one.",
  },
  insufficient_scope: { status: 403, title: "Forbidden", meaning: "The key lacks the scope that this endpoint needs." },
  role_forbids: {
    status: 403,
    title: "Forbidden",
    meaning: "The role of the key's owner does not allow this any more.",
  },
  api_access_disabled: { status: 403, title: "Forbidden", meaning: "API access is switched off for the key's owner." },
  ip_not_allowed: {
    status: 403,
    title: "Forbidden",
    meaning: "The request came from an address that the key does not allow.",
  },
  origin_not_allowed: {
    status: 403,
    title: "Forbidden",
    meaning: "The request came from a web page that the key, or the workspace's widget, does not allow.",
  },
  organization_mismatch: {
    status: 403,
    title: "Forbidden",
    meaning: "The organization header names another workspace than the key's.",
  },
  password_required: {
    status: 403,
    title: "Forbidden",
    meaning: "This needs the password to have been typed within the last 10 minutes.",
  },
  https_required: { status: 403, title: "Forbidden", meaning: "The API is reached over HTTPS only." },
  kb_private: {
    status: 403,
    title: "Forbidden",
    meaning: "The workspace's articles are not open to callers without a key.",
  },
  widget_disabled: {
    status: 403,
    title: "Forbidden",
    meaning: "The workspace takes no tickets from callers without a key.",
  },
  portal_disabled: {
    status: 403,
    title: "Forbidden",
    meaning: "The workspace has not opened its portal to customers.",
  },
  forbidden: { status: 403, title: "Forbidden", meaning: "Your role does not allow this." },
  workspace_unknown: { status: 404, title: "Not Found", meaning: "There is no workspace with this id." },
  not_found: { status: 404, title: "Not Found", meaning: "There is nothing here, or not in this workspace." },
  method_not_allowed: {
    status: 405,
    title: "Method Not Allowed",
    meaning: "The path exists, but not with this method.",
  },
  not_acceptable: { status: 406, title: "Not Acceptable", meaning: "The Accept header excludes JSON." },
  request_timeout: { status: 408, title: "Request Timeout", meaning: "The body did not arrive in time." },
  conflict: { status: 409, title: "Conflict", meaning: "Another record already has this value, or stands in the way." },
  ticket_closed: { status: 409, title: "Conflict", meaning: "The ticket is closed. Reopen it first." },
  comment_immutable: {
    status: 409,
    title: "Conflict",
    meaning: "What a customer wrote, and a reply that was mailed or is more than five minutes old, stays as it is.",
  },
  idempotency_in_progress: {
    status: 409,
    title: "Conflict",
    meaning: "A request with this Idempotency-Key is still running. Ask again in a second.",
  },
  idempotency_answer_lost: {
    status: 409,
    title: "Conflict",
    meaning:
      "The first request with this Idempotency-Key was carried out, but the server ended before it could keep the answer. `done` lists what it did.",
  },
  attachment_in_use: {
    status: 409,
    title: "Conflict",
    meaning: "The attachment hangs on a message. It stays as long as the message does.",
  },
  key_final: { status: 409, title: "Conflict", meaning: "The key is revoked or expired, and stays so." },
  limit_reached: { status: 409, title: "Conflict", meaning: "The workspace holds as many as it may." },
  cursor_expired: {
    status: 410,
    title: "Gone",
    meaning: "The cursor stands for events that are not kept any more.",
  },
  gone: { status: 410, title: "Gone", meaning: "It was here and has been deleted." },
  version_conflict: {
    status: 412,
    title: "Precondition Failed",
    meaning: "The record has changed since the version that the request names.",
  },
  body_too_large: { status: 413, title: "Content Too Large", meaning: "The body is larger than allowed." },
  file_too_large: { status: 413, title: "Content Too Large", meaning: "The file is larger than allowed." },
  file_type_not_allowed: {
    status: 415,
    title: "Unsupported Media Type",
    meaning: "The file is a program, or not of the type that it says.",
  },
  range_not_satisfiable: {
    status: 416,
    title: "Range Not Satisfiable",
    meaning: "The file ends before the range that was asked for begins.",
  },
  unsupported_media_type: {
    status: 415,
    title: "Unsupported Media Type",
    meaning: "The Content-Type is missing or not supported.",
  },
  file_empty: { status: 422, title: "Unprocessable Content", meaning: "The file has no bytes." },
  form_expired: {
    status: 422,
    title: "Unprocessable Content",
    meaning: "The form token is missing, not ours or older than 24 hours. Fetch the widget's config for a new one.",
  },
  form_too_quick: {
    status: 422,
    title: "Unprocessable Content",
    meaning: "The form came back sooner than a person can fill it in. Wait `retry_after` seconds and send it again.",
  },
  validation_failed: {
    status: 422,
    title: "Unprocessable Content",
    meaning: "A field has a value that is not allowed; `errors` names each.",
  },
  url_not_allowed: {
    status: 422,
    title: "Unprocessable Content",
    meaning: "Nothing is sent to this address: it is not https, not public, or holds a password.",
  },
  idempotency_key_reused: {
    status: 422,
    title: "Unprocessable Content",
    meaning: "This Idempotency-Key was sent before with another request. Use a new one.",
  },
  precondition_required: {
    status: 428,
    title: "Precondition Required",
    meaning: "The workspace requires changes to name the version that they were made on: If-Match or `if_version`.",
  },
  rate_limited: { status: 429, title: "Rate Limited", meaning: "Too many requests. Wait as long as Retry-After says." },
  internal_error: {
    status: 500,
    title: "Internal Server Error",
    meaning: "Something failed on our side. The request id finds it in the log.",
  },
  temporarily_unavailable: {
    status: 503,
    title: "Service Unavailable",
    meaning: "The service cannot answer at the moment. Try again.",
  },
} as const satisfies Record<string, { status: number; title: string; meaning: string }>;

export type ErrorCode = keyof typeof errorTable;

/** What exactly is wrong, and where: a JSON Pointer for bodies, a name for query parameters and headers. */
export type ErrorDetail = {
  code: string;
  detail: string;
  pointer?: string;
  parameter?: string;
  header?: string;
  did_you_mean?: string;
};

/** An expected failure. Everything else that is thrown becomes `internal_error`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly ErrorDetail[];
  /** Members added to the problem body, such as `required_scope`. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    detail?: string,
    more: { errors?: readonly ErrorDetail[]; members?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(detail ?? errorTable[code].meaning);
    this.name = "AppError";
    this.code = code;
    this.errors = more.errors ?? [];
    this.members = more.members ?? {};
    this.headers = more.headers ?? {};
  }

  get status(): number {
    return errorTable[this.code].status;
  }
}

/** Also true for an AppError of another copy of this module (Next bundles its own). */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error;
}
