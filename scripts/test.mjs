/**
 * `npm test [-- --unit|--db|--e2e|--contract|--faults] [file…]`: unit tests, tests on real databases, browser and API
 * tests, checks of the API's contract by tools that are not ours, fault tests, in this order. `--long` makes the fault
 * tests take minutes instead of seconds. The last line is always `N passed, N failed, N skipped`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { checkNode, ensureBuilt, ensureClients, ensureContractTools, ensureInstalled, root, say } from "./prepare.mjs";
import { add, nothing, readPlaywright, readVitest } from "./test-counts.mjs";

checkNode();
process.chdir(root);
await ensureInstalled();
await ensureClients();

const flags = ["--unit", "--db", "--e2e", "--contract", "--faults"];
const args = process.argv.slice(2);
const chosen = flags.filter((flag) => args.includes(flag));
const files = args.filter((arg) => !flags.includes(arg) && arg !== "--long");
const wanted = (flag) => chosen.length === 0 || chosen.includes(flag);
const folder = mkdtempSync(join(tmpdir(), "latchkey-results-"));

const broken = { ...nothing, failed: 1 };
let total = nothing;
if (wanted("--unit")) total = add(total, vitest("unit", ["unit"]));
if (wanted("--db")) total = add(total, vitest("database", ["sqlite", "postgresql"]));
if (wanted("--e2e")) total = add(total, await playwright());
if (wanted("--contract")) total = add(total, await contract());
if (wanted("--faults")) total = add(total, await faults());
rmSync(folder, { recursive: true, force: true });

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function vitest(title, projects, more = [], env = {}) {
  heading(title);
  const outputFile = join(folder, `${title}.json`);
  const status = tool(
    "vitest/vitest.mjs",
    [
      "run",
      ...projects.flatMap((project) => ["--project", project]),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${outputFile}`,
      ...more,
      ...files,
    ],
    env,
  );
  return readVitest(outputFile, status);
}

/** Each test starts processes of its own, so few tests run at a time. */
async function faults() {
  const env = { LATCHKEY_FAULTS: args.includes("--long") ? "long" : "" };
  if (!(await built())) return broken;
  return vitest("fault", ["faults-sqlite", "faults-postgresql"], ["--maxWorkers=2"], env);
}

/** Without their packages the checks are skipped, but never where nobody would read that. */
async function contract() {
  if (!(await built())) return broken;
  if (await ensureContractTools()) return vitest("contract", ["contract"]);
  heading("contract");
  if (process.env.CI) {
    say("The packages of e2e/contract could not be installed.");
    return broken;
  }
  say("SKIPPED: the packages of e2e/contract could not be installed, so nobody but us has checked the API's contract.");
  return { ...nothing, skipped: 1 };
}

async function built() {
  try {
    await ensureBuilt();
    return true;
  } catch (error) {
    say(error.message);
    return false;
  }
}

async function playwright() {
  heading("browser and API");
  if (!existsSync("playwright.config.ts")) {
    console.log("There is no playwright.config.ts: no browser tests.");
    return nothing;
  }
  if (!(await built())) return broken;
  const chromium = await ensureChromium();
  if (!chromium) return broken;
  const outputFile = join(folder, "playwright.json");
  const status = tool("@playwright/test/cli.js", ["test", "--reporter=list,json", ...files], {
    PLAYWRIGHT_CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile,
  });
  return readPlaywright(outputFile, status);
}

function heading(title) {
  console.log(`\n── ${title} tests ${"─".repeat(Math.max(0, 80 - title.length))}`);
}

function tool(path, args, env = {}) {
  const child = spawnSync(process.execPath, [join(root, "node_modules", path), ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  return child.status ?? 1;
}
