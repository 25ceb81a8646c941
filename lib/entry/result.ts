import type { AppError, ErrorCode } from "../errors";

/** What a server action returns. Expected failures are values, so that a form can show them beside its fields. */
export type Result<T> =
  | { ok: true; data: T }
  | { ok: false; error: { code: ErrorCode; message: string; fields?: Record<string, string>; requestId: string } };

/** A failure as a form wants it: the first message of each field, by the field's name. */
export function failure(error: AppError, requestId: string): Result<never> {
  const fields: Record<string, string> = {};
  for (const { pointer, detail } of error.errors) {
    const name = pointer?.split("/")[1];
    if (name && !(name in fields)) fields[name] = detail;
  }
  return {
    ok: false,
    error: {
      code: error.code,
      message: error.message,
      requestId,
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
    },
  };
}
