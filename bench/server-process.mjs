/** A server under test: a child process on a free loopback port. */
import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A server may take this long to answer for the first time, and to end, in milliseconds. */
const startPatience = 60_000;
const stopPatience = 10_000;

const running = new Set();
// However the run ends, nothing stays behind.
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/**
 * Starts `node <args>` with PORT set and waits for its first answer, of whatever status. Its output goes to the file `output`.
 * @throws with the end of that output when the server ends or does not answer in time.
 */
export async function startServer({ args, cwd, env = {}, output, path }) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const file = openSync(output, "w");
  const child = spawn(
    process.execPath,
    args.map((arg) => (arg === "$PORT" ? String(port) : arg)),
    {
      cwd,
      env: { ...inherited(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORT: String(port), ...env },
      stdio: ["ignore", file, file],
    },
  );
  closeSync(file);
  running.add(child);
  const begun = performance.now();
  const ended = new Promise((resolve) => child.once("exit", resolve)).then(() => running.delete(child));
  const deadline = Date.now() + startPatience;
  while (!(await answers(origin + path))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`node ${args.join(" ")} did not start:\n${readFileSync(output, "utf8").slice(-2_000)}`);
    }
    await sleep(20);
  }
  return {
    url: origin + path,
    pid: child.pid,
    /** Milliseconds from the process's start to its first answer. */
    startedIn: performance.now() - begun,
    async stop() {
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), stopPatience);
      await ended;
      clearTimeout(force);
    },
  };
}

/** Nothing of the developer's own configuration reaches a server that is measured. */
export function inherited() {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env;
  return Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR, SystemRoot }).filter(([, value]) => value));
}

/** The process's memory in megabytes, where the system tells (Linux); NaN elsewhere. */
export function residentMegabytes(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024);
  } catch {
    return Number.NaN;
  }
}

async function answers(url) {
  try {
    await (await fetch(url, { method: "POST", signal: AbortSignal.timeout(5_000) })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
