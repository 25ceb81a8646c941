import { leaveTo } from "@/components/forms/leave-to";
import type { ActionResult } from "@/components/forms/use-form-action";
import { paths } from "@/lib/paths";

type Problem = { code?: string; detail?: string; request_id?: string; errors?: { pointer?: string; detail: string }[] };
type Body = Record<string, unknown> | FormData;

/** Asks the API as the contact who is in; a refusal is a value, with what is wrong beside each field. */
export async function callPortal<T>(method: "POST" | "DELETE", path: string, body?: Body): Promise<ActionResult<T>> {
  const json = body !== undefined && !(body instanceof FormData);
  const response = await fetch(paths.portalApi(path), {
    method,
    ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body }),
    ...(json ? { headers: { "Content-Type": "application/json" } } : {}),
  });
  const answer: unknown = response.status === 204 ? {} : await response.json();
  if (response.ok) return { ok: true, data: (answer as { data: T }).data };
  return { ok: false, error: failureOf(answer as Problem) };
}

function failureOf({ code = "internal_error", detail, request_id, errors = [] }: Problem) {
  const named = errors.flatMap(({ pointer, detail }) =>
    pointer ? [[pointer.slice(1), sentence(detail)] as const] : [],
  );
  const message = code === "rate_limited" ? "That was often. Wait a while, then try again." : detail;
  return {
    code,
    message: message ?? "Something failed on our side. Try again.",
    ...(request_id ? { requestId: request_id } : {}),
    ...(named.length > 0 ? { fields: Object.fromEntries(named) } : {}),
  };
}

/** The API says what is wrong with a member, such as "is required". */
function sentence(detail: string): string {
  return /[.!?]$/.test(detail) ? detail : `This ${detail}.`;
}

/** The same for who is in: when the session has ended meanwhile, the page that asks for a link comes back. */
export async function callInside<T>(
  home: string,
  method: "POST" | "DELETE",
  path: string,
  body?: Body,
): Promise<ActionResult<T>> {
  const result = await callPortal<T>(method, path, body);
  if (result.ok || result.error.code !== "sign_in_required") return result;
  await leaveTo(home);
  // Under a code of its own: forms lead members to the console's sign-in for the other.
  return { ok: false, error: { code: "session_ended", message: "You were signed out. Ask for a new link." } };
}
