/** One entry of a list of allowed domains: `example.com`, `*.example.com`, either with a port. Lower case. */
const entryPattern =
  /^(\*\.)?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*)(?::(\d{1,5}))?$/;

/**
 * The canonical form of what was typed, or null when it is no domain. International names become punycode. A scheme, a
 * path, an address with a wildcard or a bare top-level wildcard (`*.com`) is refused.
 */
export function parseDomain(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const wildcard = text.startsWith("*.") ? "*." : "";
  const bare = text.slice(wildcard.length);
  if (bare === "" || bare.endsWith(":") || /[/\\?#@\s*]/.test(bare)) return null;
  let host: string;
  try {
    host = new URL(`https://${bare}`).host;
  } catch {
    return null;
  }
  const match = entryPattern.exec(wildcard + host);
  if (!match) return null;
  const [, , name = "", port] = match;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65535)) return null;
  // A URL reads `1.2.3` and `0x7f.1` as addresses: only one that was typed as such counts, and it has nothing below it.
  if (/^[\d.]+$/.test(name) && (wildcard || !bare.startsWith(name))) return null;
  if (wildcard && !name.includes(".")) return null;
  if (name !== "localhost" && !name.includes(".")) return null;
  return wildcard + host;
}

/**
 * Whether the `Origin` of a browser's request matches the list. Only https counts, except on this very machine; an
 * entry without a port means the default one, except for localhost, where it means any.
 */
export function originAllowed(origin: string, domains: readonly string[]): boolean {
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return false;
  }
  const local = url.hostname === "localhost" || url.hostname === "127.0.0.1" || url.hostname.endsWith(".localhost");
  if (url.origin !== origin || (url.protocol !== "https:" && !(local && url.protocol === "http:"))) return false;
  return domains.some((entry) => {
    const wildcard = entry.startsWith("*.");
    const [name = "", port] = (wildcard ? entry.slice(2) : entry).split(":");
    if ((port ?? "") !== url.port && !(port === undefined && local)) return false;
    return wildcard ? url.hostname.endsWith(`.${name}`) : url.hostname === name;
  });
}
