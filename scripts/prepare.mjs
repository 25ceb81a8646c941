/** The steps that bring a clone to where it can run. Each does nothing when there is nothing to do. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentHash, matchesLock, readStamp, satisfies, writeStamp } from "./freshness.mjs";
import { takeTurn } from "./turn.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const readJson = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

/** What the server is built from; the command line needs only a part of it. */
const sources = [
  "app",
  "components",
  "lib",
  "prisma",
  "public",
  "cli",
  "packages/widget",
  "server.ts",
  "cli.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.js",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "postcss.config.mjs",
  "scripts/build.mjs",
  "scripts/bundle.mjs",
];
const cliSources = ["lib", "cli", "cli.ts", "prisma", "package-lock.json", "tsconfig.json", "scripts/bundle.mjs"];

/** Progress goes to standard error: standard output belongs to the command. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Does some work while no other process prepares this folder. */
export async function alone(work) {
  const end = takeTurn(join(root, ".build/turn"), say);
  try {
    await work();
  } finally {
    end();
  }
}

/** Does a step unless it is done, also when another process was doing it until now. */
async function prepare(isDone, step) {
  if (isDone()) return;
  await alone(async () => {
    if (!isDone()) await step();
  });
}

/** Ends the process with one clear line when this Node cannot run Latchkey. */
export function checkNode() {
  const range = readJson("package.json").engines.node;
  if (satisfies(process.version, range)) return;
  say(`Latchkey needs Node ${range}; this is ${process.version}.`);
  process.exit(1);
}

/** Runs a program of this project and rejects with its output when it fails; `show` lets the output through instead. */
export function run(command, args, { show = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { NO_COLOR: "1", ...process.env, ...env },
      stdio: ["ignore", show ? 2 : "pipe", show ? 2 : "pipe"],
    });
    let output = "";
    child.stdout?.on("data", (data) => (output += data));
    child.stderr?.on("data", (data) => (output += data));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${[command, ...args].join(" ")} ended with ${code}.\n${output}`));
    });
  });
}

/** Installs the exact versions of the lockfile unless they are there. */
export async function ensureInstalled() {
  const stamp = join(root, "node_modules/.latchkey-lock");
  // Native addons fit one version of Node's binary interface only.
  const abi = `${process.platform}-${process.arch}-${process.versions.modules}`;
  const wanted = `${contentHash(root, ["package-lock.json"])} ${abi}`;
  await prepare(
    () => readStamp(stamp) === wanted,
    () => {
      const recorded = readStamp(stamp);
      if ((recorded === null || recorded.endsWith(` ${abi}`)) && installedByHand()) return writeStamp(stamp, wanted);
      say("Installing exact versions (first start only, a few minutes)…");
      // NODE_ENV=production would leave out what the build needs.
      if (!npmCi(root, "--include=dev")) {
        say("The packages could not be installed; the lines above say why. Try again, or run npm ci yourself.");
        process.exit(1);
      }
      writeStamp(stamp, wanted);
    },
  );
}

/** Installs what the lockfile of a folder says, and answers whether it could. */
function npmCi(folder, ...more) {
  const npm = process.env.npm_execpath;
  const args = ["ci", ...more, "--no-fund", "--no-audit", "--loglevel=error"];
  const options = { cwd: folder, stdio: ["ignore", 2, 2] };
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  return result.status === 0;
}

/** The tools of e2e/contract, in versions of their own: nothing but its tests needs them. Answers whether they are there. */
export async function ensureContractTools() {
  const folder = join(root, "e2e/contract");
  const stamp = join(folder, "node_modules/.latchkey-lock");
  const wanted = contentHash(folder, ["package-lock.json"]);
  const areThere = () => readStamp(stamp) === wanted;
  await prepare(areThere, () => {
    say("Installing the tools that check the API's contract (once, about a minute)…");
    // Without scripts: none of them needs one, and one of them would report to somebody.
    if (npmCi(folder, "--include=dev", "--ignore-scripts")) writeStamp(stamp, wanted);
  });
  return areThere();
}

/** Someone ran npm already, and what it installed is what the lockfile says. */
function installedByHand() {
  const record = "node_modules/.package-lock.json";
  return existsSync(join(root, record)) && matchesLock(readJson("package-lock.json"), readJson(record));
}

/** Generates the Prisma clients unless they fit the models. */
export async function ensureClients() {
  const generated = join(root, "lib/db/generated");
  const stamp = join(generated, ".stamp");
  const wanted = contentHash(
    root,
    ["prisma/models.prisma", "prisma/sqlite/base.prisma", "prisma/postgresql/base.prisma", "scripts/prisma-schema.mjs"],
    readJson("package-lock.json").packages["node_modules/prisma"].version,
  );
  const fit = () =>
    ["sqlite", "postgresql"].every((name) => existsSync(join(generated, name, "client.ts"))) &&
    readStamp(stamp) === wanted;
  await prepare(fit, async () => {
    say("Generating the database clients…");
    const { generateClients } = await import("./prisma-schema.mjs");
    generateClients();
    writeStamp(stamp, wanted);
  });
}

/** Names the source as it is now: what a build made of it is stamped with. */
export function sourceHash() {
  return contentHash(root, sources);
}

export function isBuilt() {
  const made = [".next/BUILD_ID", ".build/server.mjs", ".build/cli.mjs", ".build/widget.js"];
  return made.every((path) => existsSync(join(root, path))) && readStamp(join(root, ".build/stamp")) === sourceHash();
}

/** Builds unless there is a build of this very source. */
export async function ensureBuilt() {
  await prepare(isBuilt, async () => {
    say("Building (about a minute, once for each version)…");
    const { build } = await import("./build.mjs");
    await build();
  });
}

/** Bundles the command line unless there is a bundle of this very source. */
export async function ensureCli() {
  const stamp = join(root, ".build/cli.stamp");
  const wanted = contentHash(root, cliSources);
  const isBundled = () => existsSync(join(root, ".build/cli.mjs")) && readStamp(stamp) === wanted;
  await prepare(isBundled, async () => {
    await ensureClients();
    const { bundle } = await import("./bundle.mjs");
    await bundle("cli");
    writeStamp(stamp, wanted);
  });
}
