import { appUrl } from "../env";

type Headers = (name: string) => string | undefined;

/**
 * Whether a page of this site sent a request, as far as browsers say: they cannot leave Sec-Fetch-Site out where they know
 * it (https and loopback), and send Origin with every change. `unknown` is a program, or a page that was opened.
 */
export function comesFrom(header: Headers): "here" | "elsewhere" | "unknown" {
  const site = header("sec-fetch-site");
  if (site === "same-origin") return "here";
  if (site !== undefined && site !== "none") return "elsewhere";
  const origin = header("origin");
  if (origin === undefined) return "unknown";
  // A page cannot choose the Host that its browser sends. A proxy may put another one there: then APP_URL decides.
  const own = origin === appUrl() || hostOf(origin) === header("host");
  return own ? "here" : "elsewhere";
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
