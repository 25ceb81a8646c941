import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainOutput } from "./run-sample";

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a sample that listens, as somebody who saved it to a file would, until it is stopped. */
export function serveSample(code: string, environment: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-sample-"));
  const file = join(folder, "sample.mjs");
  writeFileSync(file, code);
  const child = spawn(process.execPath, [file], { env: { ...process.env, ...plainOutput, ...environment } });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  return {
    /** What it has printed so far. */
    printed: () => text,
    stop() {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
