import "server-only";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { env } from "../env";
import { log } from "../log";
import { startRecording } from "./recorder";
import { createRegistry } from "./registry";

/**
 * Serves `GET /metrics` where `METRICS_LISTEN` says, beside the public port and never on it: what is told there is for
 * those who operate the installation. Nothing is counted, and nothing loaded, without that setting.
 * @returns what closes it; null when nobody asks for metrics.
 * @throws the listener's error, such as `EADDRINUSE`.
 */
export async function serveMetrics(version: string): Promise<(() => void) | null> {
  const address = env().METRICS_LISTEN;
  if (!address) return null;
  const registry = await createRegistry(startRecording(), version);
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    if (request.url?.split("?")[0] !== "/metrics") return void response.writeHead(404, { "Content-Length": 0 }).end();
    registry.metrics().then(
      (text) =>
        response.writeHead(200, { "Content-Type": registry.contentType, "Cache-Control": "no-store" }).end(text),
      (error: unknown) => {
        log().error({ err: error }, "metrics could not be told");
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(address.port, address.host, resolve);
  });
  log().info({ port: (server.address() as AddressInfo).port }, "metrics are served");
  return () => {
    server.close();
    server.closeAllConnections();
  };
}
