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
