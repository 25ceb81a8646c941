/** The three baselines of P1, each a server process of its own. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../scripts/prepare.mjs";
import { startServer } from "./server-process.mjs";

const bench = join(root, "bench");
const production = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };

/** (a) node:http that answers constant JSON. */
export async function startNodeHttp(folder) {
  const server = await startServer({
    args: [join(bench, "node-http.mjs")],
    cwd: bench,
    output: join(folder, "node-http.log"),
    path: "/",
  });
  return { ...server, headers: {} };
}

/** (b) A Next route handler that answers constant JSON, with the Next that Latchkey has installed. */
export async function startNextConstant(folder) {
  const app = join(bench, "next-constant");
  const next = join(root, "node_modules/next/dist/bin/next");
  await run(process.execPath, [next, "build", app], { env: production });
  return startNext(next, app, join(folder, "next-constant.log"), {}, {});
}

/** (c) The same with better-auth's `verifyApiKey` on SQLite. Installs what its own lockfile says on first use. */
export async function startBetterAuth(folder) {
  const app = join(bench, "better-auth");
  install(app);
  const env = {
    BENCH_DATABASE: join(folder, "better-auth.db"),
    BETTER_AUTH_SECRET: "only for measuring, on loopback, 32 characters",
    BETTER_AUTH_URL: "http://127.0.0.1",
    BETTER_AUTH_TELEMETRY: "0",
  };
  const next = join(app, "node_modules/next/dist/bin/next");
  const key = (await run(process.execPath, [join(app, "prepare.mjs")], { env: { ...production, ...env } })).trim();
  await run(process.execPath, [next, "build", app], { env: { ...production, ...env } });
  return startNext(next, app, join(folder, "better-auth.log"), env, { "x-api-key": key });
}

async function startNext(next, app, output, env, headers) {
  const args = [next, "start", app, "-p", "$PORT", "-H", "127.0.0.1"];
  return { ...(await startServer({ args, cwd: app, env, output, path: "/api/test" })), headers };
}

function install(app) {
  if (existsSync(join(app, "node_modules/.package-lock.json"))) return;
  console.error("Installing better-auth for the comparison (first run only, some minutes; --skip c leaves it out)…");
  const { status } = spawnSync("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: app,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("better-auth could not be installed; --skip c measures without it.");
}
