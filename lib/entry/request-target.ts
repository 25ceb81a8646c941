/**
 * The path and query of a request's target. Servers must take the absolute form too (RFC 9112, section 3.2.2), which
 * Next answers with a redirect to itself; of the others (`*`) there is nothing here, and Next fails on them: null.
 */
export function pathOfTarget(target: string): string | null {
  if (target.startsWith("/")) return target;
  const rest = /^https?:\/\/[^/?#]+(.*)$/i.exec(target)?.[1];
  if (rest === undefined) return null;
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/** What pages, server actions and their routes answer to; the API answers for its own paths. */
const servedMethods = ["GET", "HEAD", "POST", "OPTIONS"];

type Head = Readonly<{ method?: string | undefined; rawHeaders: readonly string[] }>;
export type Refusal = Readonly<{ status: 400 | 405; headers: Readonly<Record<string, string>> }>;

/**
 * Why a request is not handed to Next, which fails with 500 on a path that cannot be decoded and on TRACE, and takes PUT
 * for GET; null when it is. Of two Host headers (RFC 9112, section 3.2) a proxy in front may have believed the other one.
 */
export function refusalOf({ method = "GET", rawHeaders }: Head, path: string): Refusal | null {
  const isHost = (text: string, index: number) => index % 2 === 0 && text.toLowerCase() === "host";
  if (!canBeDecoded(path) || rawHeaders.filter(isHost).length > 1) return { status: 400, headers: {} };
  return servedMethods.includes(method) ? null : { status: 405, headers: { Allow: servedMethods.join(", ") } };
}

function canBeDecoded(path: string): boolean {
  try {
    decodeURIComponent(path.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
