/** What exactly is wrong, and where: a JSON Pointer into the body, or the name of a query parameter or header. */
export type ErrorDetail = {
  code: string;
  detail: string;
  pointer?: string;
  parameter?: string;
  header?: string;
  did_you_mean?: string;
};

type Facts = {
  status?: number;
  requestId?: string | null;
  errors?: readonly ErrorDetail[];
  retryAfter?: number | null;
  problem?: Readonly<Record<string, unknown>>;
  cause?: unknown;
};

/**
 * A call that failed. Branch on `code`: those of the API (`rate_limited`, `validation_failed`, …), or `network_error`
 * (no answer), `timeout` (none in time), `unreadable_answer` (something else than the API answered).
 */
export class LatchkeyError extends Error {
  override readonly name = "LatchkeyError";
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Names the call in the workspace's log. */
  readonly requestId: string | null;
  readonly errors: readonly ErrorDetail[];
  /** Seconds to wait before trying again, when the API said so. */
  readonly retryAfter: number | null;
  /** The whole body (RFC 9457), with the members that single codes add, such as `required_scope`. */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: string,
    message: string,
    { status = 0, requestId = null, errors = [], retryAfter = null, problem = {}, cause }: Facts = {},
  ) {
    super(message, { cause });
    this.status = status;
    this.requestId = requestId;
    this.errors = errors;
    this.retryAfter = retryAfter;
    this.problem = problem;
  }
}

/** The error that an answer tells of; `text` is its body. */
export function errorOf(response: Response, text: string): LatchkeyError {
  const { status, headers } = response;
  const requestId = headers.get("x-request-id");
  const retryAfter = secondsToWait(headers.get("retry-after"));
  const problem = objectOf(text);
  const { code, detail, errors } = problem;
  if (typeof code !== "string") {
    const message = `${status} from something that is not the API: ${text.slice(0, 200)}`;
    return new LatchkeyError("unreadable_answer", message, { status, requestId, retryAfter });
  }
  const details = Array.isArray(errors) ? (errors as ErrorDetail[]) : [];
  return new LatchkeyError(code, String(detail ?? code), { status, requestId, retryAfter, problem, errors: details });
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Retry-After (RFC 9110) in seconds: given as such, or as a date. */
function secondsToWait(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
