import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { routes } from "./app/api/public/endpoints";
import { jobs } from "./app/background/jobs";
import { startBcryptThread } from "./lib/auth/bcrypt-thread";
import { cannotOpen } from "./lib/cannot-open";
import { closeDb } from "./lib/db/client";
import { closePointReads } from "./lib/db/point-read";
import { callerOfSocket, sealHeaders } from "./lib/entry/caller";
import { exposuresNoted } from "./lib/entry/public/exposure";
import { serveNode } from "./lib/entry/public/node-mount";
import { belowBase } from "./lib/entry/public/routes";
import { pathOfTarget, refusalOf } from "./lib/entry/request-target";
import { appUrl, ConfigurationError, env } from "./lib/env";
import { closeWaitingRoom } from "./lib/events/waiting-room";
import { closeListener, DrainingResponse } from "./lib/health/draining";
import { enterPhase, phase } from "./lib/health/phase";
import { isProbe, serveProbe } from "./lib/health/probes";
import { startJobs } from "./lib/jobs/scheduler";
import { flushLog, log } from "./lib/log";
import { outboxFolder } from "./lib/mail/outbox-folder";
import { serveMetrics } from "./lib/metrics/listener";
import { measureConsole } from "./lib/metrics/measure-console";
import { prepare } from "./lib/prepare";
import { startLimiter } from "./lib/rate-limit/start";
import { startTracing } from "./lib/tracing/start";
import { flushEvidenceForGood } from "./lib/usage/evidence";
import { startCourier } from "./lib/webhooks/commands/courier";
import { setupIsOpen } from "./lib/workspaces/queries";
import manifest from "./package.json" with { type: "json" };

/** Requests in flight may take this long after SIGTERM, in milliseconds: containers are killed 10 s after it. */
const drainPatience = 8_000;
/** The API behind Next's route handlers instead of ahead of Next: for hosts and tests that want that mount. */
const behindNext = process.env.LATCHKEY_API_MOUNT === "next";

async function main(): Promise<void> {
  // The database holds digests and password hashes: no other account of this machine reads the files made here.
  process.umask(0o077);
  const dev = process.env.LATCHKEY_DEV === "1";
  startBcryptThread();
  await prepare();
  await startLimiter();
  const stopTracing = await startTracing(manifest.version);
  const stopMetrics = await serveMetrics(manifest.version);
  // Before Next's own start hook, which would start another copy of the same.
  const scheduler = startJobs(jobs);
  const courier = startCourier();
  const { HOST: hostname, PORT: port } = env();
  enterPhase("starting");
  const server = createServer(
    // A file of 20 MiB over a slow line; the API's other bodies have 30 seconds of their own.
    {
      requestTimeout: 300_000,
      headersTimeout: 15_000,
      keepAliveTimeout: 65_000,
      ServerResponse: DrainingResponse,
    },
    (request, response) => serve(request, response, pages),
  );
  server.on("upgrade", (request, socket, head) => {
    if (dev) void pages.then(({ upgrade }) => upgrade(request, socket, head));
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, hostname, resolve));
  const pages = preparePages(dev, hostname, port);
  // A connection that cannot be accepted (no memory, no descriptors) must not end those that are open.
  server.on("error", (error) => log().error({ err: error }, "a connection could not be accepted"));
  endOnSignal(async () => {
    enterPhase("draining");
    const idle = Promise.all([scheduler.stop(), courier.stop()]);
    await sleep(env().SHUTDOWN_DELAY * 1_000);
    closeWaitingRoom();
    const deadline = setTimeout(() => server.closeAllConnections(), drainPatience);
    await closeListener(server);
    clearTimeout(deadline);
    await idle;
    await exposuresNoted();
    await flushEvidenceForGood();
    await (await pages).close();
    stopMetrics?.();
    await stopTracing?.();
    await closePointReads();
    await closeDb();
  });
  await pages;
  if (phase() === "draining") return;
  enterPhase("serving");
  const bound = (server.address() as AddressInfo).port;
  await greet(port === 0 ? `http://${hostname}:${bound}` : appUrl());
}

type Pages = Awaited<ReturnType<typeof preparePages>>;

/** Next takes longer than all else of a start. The API and the probes need nothing of it and answer meanwhile; pages wait. */
async function preparePages(dev: boolean, hostname: string, port: number) {
  const { default: next } = await import("next");
  const app = next({ dev, hostname, port, turbopack: true });
  await app.prepare();
  return { handle: app.getRequestHandler(), upgrade: app.getUpgradeHandler(), close: () => app.close() };
}

/** Settles who is calling, then hands the request to the API or to Next. Nothing else stands in its way. */
function serve(request: IncomingMessage, response: ServerResponse, pages: Promise<Pages>): void {
  const path = pathOfTarget(request.url ?? "/");
  if (path === null) return void response.writeHead(400, { "Content-Length": 0 }).end();
  request.url = path;
  const caller = callerOfSocket(request);
  const mark = path.indexOf("?");
  const pathname = mark === -1 ? path : path.slice(0, mark);
  hand().catch((error: unknown) => {
    log().error({ err: error }, "request failed outside the pipeline");
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });

  async function hand(): Promise<void> {
    const isApi = belowBase(pathname) !== null;
    if (isApi && !behindNext) return serveNode(routes, request, response, caller);
    if (isProbe(pathname)) return serveProbe(pathname, request, response);
    if (!isApi) measureConsole(pathname, request, response);
    const refusal = isApi ? null : refusalOf(request, pathname);
    if (refusal) return void response.writeHead(refusal.status, { ...refusal.headers, "Content-Length": 0 }).end();
    sealHeaders(request, caller);
    return (await pages).handle(request, response);
  }
}

async function greet(address: string): Promise<void> {
  // The API has been answering for a while by now: that the database is away for a moment ends nothing any more.
  const isOpen = await setupIsOpen().catch((error: unknown) => {
    log().warn({ err: error }, "nobody knows yet whether the set-up is open");
    return false;
  });
  const next = isOpen ? `Open ${address}/setup to make your workspace.` : `Open ${address} to sign in.`;
  const outbox = outboxFolder();
  const mail = outbox === null ? "" : `Mail is written to ${outbox}. Set SMTP_URL to send it.\n`;
  process.stdout.write(`\nLatchkey is ready on ${address}\n${next}\n${mail}\n`);
}

function endOnSignal(drain: () => Promise<void>): void {
  let ending = false;
  const end = (signal: string) => {
    if (ending) return;
    ending = true;
    log().info({ signal }, "draining");
    drain().then(
      () => leave(0),
      (error: unknown) => {
        log().error({ err: error }, "draining failed");
        leave(1);
      },
    );
  };
  process.once("SIGTERM", () => end("SIGTERM"));
  process.once("SIGINT", () => end("SIGINT"));
}

async function leave(code: number): Promise<never> {
  await flushLog();
  process.exit(code);
}

// Where they go may be full or gone. Unheard, that would be an uncaught error, and the line about it the next one.
for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
process.on("unhandledRejection", (error) => log().error({ err: error }, "unhandled rejection"));

main().catch((error: unknown) => {
  // Wrong configuration gets its lines and nothing else; anything unforeseen also says where.
  const text =
    error instanceof Error && error.name !== ConfigurationError.name
      ? explain(error)
      : String((error as Error).message);
  process.stderr.write(`Latchkey cannot start:\n${text}\n`);
  leave(1);
});

function explain(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return `Port ${env().PORT} on ${env().HOST} is taken. Set PORT to another one.`;
  if (code === "EADDRNOTAVAIL") return `HOST: ${env().HOST} is no address of this machine.`;
  if (code === "EACCES" && (error as NodeJS.ErrnoException).syscall === "listen") {
    return `Not allowed to listen on port ${env().PORT}. Set PORT to one above 1023.`;
  }
  return cannotOpen(error) ?? (process.env.LOG_LEVEL === "debug" ? String(error.stack) : error.message);
}
