import { appUrl } from "../../env";
import { AppError, errorTable, isAppError } from "../../errors";
import { paths } from "../../paths";
import type { ApiReply, Exchange } from "./exchange";
import { apiBase, belowBase } from "./routes";

/** Fixed by the draft on rate limit headers. */
const quotaExceeded = "https://iana.org/assignments/http-problem-types#quota-exceeded";

/** A failure as problem details (RFC 9457). Never a stack, SQL or a file's path: what is unknown shows only its id. */
export function problem(exchange: Exchange, thrown: unknown): ApiReply {
  const error = isAppError(thrown) ? thrown : new AppError("internal_error");
  const { status, title } = errorTable[error.code];
  const body = {
    type: error.code === "rate_limited" ? quotaExceeded : `${appUrl()}/docs/api/errors#${error.code}`,
    title,
    status,
    detail: error.message,
    instance: apiBase + (belowBase(exchange.request.path) ?? ""),
    code: error.code,
    request_id: exchange.requestId,
    ...explained(exchange, status),
    ...error.members,
    ...(error.errors.length > 0 ? { errors: error.errors } : {}),
    // The documented shape of the test call has a flag that scripts look at, also when it fails.
    ...(exchange.route?.path === "/test" ? { success: false } : {}),
  };
  return {
    status,
    headers: { "Content-Type": "application/problem+json; charset=utf-8", ...error.headers },
    body: JSON.stringify(body),
  };
}

/**
 * Where the people of the workspace see which check refused, to pass on to them. Only for who holds the key: others do
 * not learn which workspace it belongs to.
 */
function explained({ key, requestId }: Exchange, status: number): { explain_url?: string } {
  if (key === null || (status !== 401 && status !== 403)) return {};
  return { explain_url: appUrl() + paths.whyRefused(key.workspace.slug, { request: requestId }) };
}
