import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { readiness } from "./readiness";

const probes: ReadonlySet<string> = new Set(["/health/live", "/health/ready"]);

/** Whether a path is one that orchestrators and load balancers ask, outside of the API and without a line in the log. */
export function isProbe(path: string): boolean {
  return path.startsWith("/health/") && probes.has(path);
}

/**
 * `/health/live`: the process answers; nothing else is looked at, since a restart mends no database. `/health/ready`:
 * requests should come here. 200 or 503, and what was looked at in one word each.
 */
export async function serveProbe(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD", "Content-Length": 0 }).end();
    return;
  }
  const { status, body } = path === "/health/live" ? { status: 200, body: alive } : await ready();
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...(status === 503 ? { "Retry-After": "5" } : {}),
  });
  response.end(body);
}

const alive = JSON.stringify({ status: "ok" });

async function ready() {
  const { ready, checks } = await readiness();
  return { status: ready ? 200 : 503, body: JSON.stringify({ status: ready ? "ok" : "unavailable", checks }) };
}
