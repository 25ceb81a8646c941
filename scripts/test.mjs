/**
 * `npm test [-- --unit|--db|--e2e|--faults] [file…]`: unit tests, tests on real databases, browser and API tests, fault
 * tests, in this order. `--long` makes the fault tests take minutes instead of seconds. The last line is always `N passed, N failed, N skipped`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { checkNode, ensureBuilt, ensureClients, ensureInstalled, root, say } from "./prepare.mjs";
import { add, nothing, readPlaywright, readVitest } from "./test-counts.mjs";

checkNode();
process.chdir(root);
ensureInstalled();
await ensureClients();

const flags = ["--unit", "--db", "--e2e", "--faults"];
const args = process.argv.slice(2);
const chosen = flags.filter((flag) => args.includes(flag));
const files = args.filter((arg) => !flags.includes(arg) && arg !== "--long");
const wanted = (flag) => chosen.length === 0 || chosen.includes(flag);
const folder = mkdtempSync(join(tmpdir(), "latchkey-results-"));

let total = nothing;
if (wanted("--unit")) total = add(total, vitest("unit", ["unit"]));
if (wanted("--db")) total = add(total, vitest("database", ["sqlite", "postgresql"]));
if (wanted("--e2e")) total = add(total, await playwright());
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
  const long = args.includes("--long");
  try {
    await ensureBuilt();
  } catch (error) {
    say(error.message);
    return { ...nothing, failed: 1 };
  }
  const env = { LATCHKEY_FAULTS: long ? "long" : "" };
  return vitest("fault", ["faults-sqlite", "faults-postgresql"], ["--maxWorkers=2"], env);
}

async function playwright() {
  heading("browser and API");
  if (!existsSync("playwright.config.ts")) {
    console.log("There is no playwright.config.ts: no browser tests.");
    return nothing;
  }
  const broken = { ...nothing, failed: 1 };
  try {
    await ensureBuilt();
  } catch (error) {
    say(error.message);
    return broken;
  }
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
