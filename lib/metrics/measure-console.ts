import type { IncomingMessage, ServerResponse } from "node:http";
import { methodLabel, recorder, statusLabel } from "./recorder";

/** Counts a request to the console once its answer is out; nothing where nobody watches. */
export function measureConsole(path: string, request: IncomingMessage, response: ServerResponse): void {
  const counts = recorder();
  if (counts === null) return;
  const began = performance.now();
  const labels = { method: methodLabel(request.method), route: routeOf(path, "next-action" in request.headers) };
  response.once("close", () => {
    const status = statusLabel(response.statusCode);
    counts.requests.record({ ...labels, status }, (performance.now() - began) / 1_000);
  });
}

/** What a request to Next asks for, in a handful of words: its paths hold names of workspaces, and links that open doors. */
function routeOf(path: string, isAction: boolean): string {
  if (isAction) return "(action)";
  if (path.startsWith("/_next/")) return "(asset)";
  if (path.startsWith("/api/auth/")) return "(session)";
  if (path.startsWith("/api/")) return "(console api)";
  if (path.startsWith("/portal/")) return "(portal)";
  return "(page)";
}
