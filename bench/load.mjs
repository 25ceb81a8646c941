/** Load on one address: `wrk`, else autocannon. A round with anything but success in it is an error, not a figure. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export const connections = 32;

/**
 * Asks once and reads the answer.
 * @throws unless it is a 200 that fits, usually with `"success": true`: what follows would measure refusals, which are
 * cheaper.
 */
export async function probe({ name, url, headers, method = "POST", fits = (body) => body.success === true }) {
  const response = await fetch(url, { method, headers, signal: AbortSignal.timeout(10_000) });
  const text = await response.text();
  if (response.status !== 200 || !fits(JSON.parse(text))) {
    throw new Error(`${name} answered ${response.status} before the measurement: ${text.slice(0, 300)}`);
  }
}

/**
 * One round of `seconds` seconds of requests, POST unless the target says otherwise; with `keys`, each in turn; with
 * `besides`, half of the connections to that address.
 * @returns {Promise<{ rate: number, p99: number }>} requests per second, and milliseconds.
 * @throws when an answer was not a success, or a connection failed.
 */
export async function measure({ besides, ...target }, seconds) {
  const urls = besides ? [target.url, besides] : [target.url];
  const share = connections / urls.length;
  const load = hasWrk() ? withWrk : withAutocannon;
  try {
    const results = await Promise.all(urls.map((url) => load({ ...target, url, share }, seconds)));
    return {
      rate: results.reduce((sum, { rate }) => sum + rate, 0),
      p99: Math.max(...results.map(({ p99 }) => p99)),
    };
  } catch (error) {
    throw new Error(`${target.name}: ${error.message}`);
  }
}

let wrk;
function hasWrk() {
  // It has no exit code for its version; that it starts at all is the answer.
  wrk ??= !spawnSync("wrk", ["--version"]).error;
  return wrk;
}

/** What is used here, for the table. @throws how to get one, when there is none. */
export async function loadTool() {
  if (hasWrk()) return `wrk -t1 -c${connections}`;
  if (await autocannon()) return `autocannon -c ${connections}`;
  throw new Error(
    "Install wrk to run the benchmarks (apt install wrk, brew install wrk), or: npm i --no-save autocannon@8",
  );
}

async function withWrk({ url, share, headers, method = "POST", keys = [] }, seconds) {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-wrk-"));
  const script = join(folder, "post.lua");
  writeFileSync(script, luaOf(method, keys));
  // With keys of its own the script sends the header, which must not come twice.
  const sent = Object.entries(headers).filter(([name]) => keys.length === 0 || name !== "authorization");
  const lines = sent.flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  // Its own patience of 2 s would call a slow baseline on a busy machine broken.
  const args = ["-t1", `-c${share}`, `-d${seconds}s`, "--timeout", "10s", "--latency", "-s", script, ...lines, url];
  try {
    const { stdout } = await promisify(execFile)("wrk", args, { timeout: (seconds + 15) * 1_000 });
    return readWrk(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function luaOf(method, keys) {
  if (keys.length === 0) return `wrk.method = "${method}"\n`;
  return `wrk.method = "${method}"
local keys, at = { ${keys.map((key) => `"${key}"`).join(", ")} }, 0
request = function()
  at = at % #keys + 1
  wrk.headers["Authorization"] = "Bearer " .. keys[at]
  return wrk.format()
end
`;
}

const milliseconds = { us: 0.001, ms: 1, s: 1_000, m: 60_000 };

/** Reads wrk's report. @throws when it tells of failures, or of nothing at all. */
export function readWrk(report) {
  const refused = /Non-2xx or 3xx responses: (\d+)/.exec(report)?.[1];
  if (refused) throw new Error(`${refused} answers were not a success.`);
  const broken = /Socket errors: (.*)/.exec(report)?.[1];
  if (broken) throw new Error(`Connections failed: ${broken}.`);
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(report)?.[1]);
  const [, amount, unit = ""] = /99%\s+([\d.]+)(us|ms|s|m)/.exec(report) ?? [];
  if (!(rate > 0) || amount === undefined) throw new Error(`This is not a report of wrk:\n${report}`);
  return { rate, p99: Number(amount) * milliseconds[unit] };
}

async function autocannon() {
  try {
    return (await import("autocannon")).default;
  } catch {
    return null;
  }
}

async function withAutocannon({ url, share, headers, method = "POST", keys = [] }, seconds) {
  const fire = await autocannon();
  const requests = keys.map((key) => ({ headers: { ...headers, authorization: `Bearer ${key}` } }));
  const each = requests.length > 0 ? { requests } : {};
  return readAutocannon(await fire({ url, headers, method, connections: share, duration: seconds, ...each }));
}

/** Reads autocannon's result. @throws as `readWrk` does. */
export function readAutocannon({ requests, latency, non2xx, errors, timeouts }) {
  if (non2xx > 0) throw new Error(`${non2xx} answers were not a success.`);
  if (errors + timeouts > 0) throw new Error(`Connections failed: ${errors} errors, ${timeouts} timeouts.`);
  if (!(requests.average > 0)) throw new Error("There was no answer at all.");
  return { rate: requests.average, p99: latency.p99 };
}
