import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";
import { provider } from "../../lib/db/client";
import { scratchFolder } from "../../lib/db/testing/scratch";
import { actionIds } from "../fixtures/raw-actions";
import { isLong, report } from "./fixtures/ledger";

/** Nothing of these goes into a build; the last is what a build makes. */
const left = [".git", "data", "test-results", "playwright-report", "node_modules", ".build", ".next"];

/** The source in another folder, whose parent has a lockfile of something else. */
function copyOfSource(): string {
  const parent = scratchFolder();
  writeFileSync(join(parent, "package-lock.json"), "{}");
  const copy = join(parent, "elsewhere");
  mkdirSync(copy);
  for (const name of readdirSync(".").filter((name) => !left.includes(name))) {
    cpSync(name, join(copy, name), { recursive: true, filter: (path) => !path.endsWith("/node_modules") });
  }
  const packages = readdirSync("packages").map((name) => join("packages", name));
  for (const folder of [".", ...packages]) {
    const installed = join(folder, "node_modules");
    if (statSync(installed, { throwIfNoEntry: false })) linkAll(installed, join(copy, installed));
  }
  return copy;
}

/** Installed packages are only read. Where the scratch folder is on another disk they are copied. */
function linkAll(from: string, to: string): void {
  try {
    execFileSync("cp", ["-al", from, to], { stdio: "ignore" });
  } catch {
    execFileSync("cp", ["-R", `${from}/.`, to], { stdio: "ignore" });
  }
}

function builtIn(folder: string) {
  const assets = join(folder, ".next/static");
  const files = readdirSync(assets, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return {
    buildId: readFileSync(join(folder, ".next/BUILD_ID"), "utf8"),
    actions: [...actionIds(folder)].sort(),
    files: files.map(({ parentPath, name }) => relative(resolve(assets), resolve(parentPath, name))).sort(),
  };
}

// A build takes as long as many of these tests together.
test.runIf(isLong && provider() === "sqlite")(
  "two builds of the same source name their actions and files alike, wherever they lie",
  () => {
    const copy = copyOfSource();
    execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: copy, stdio: "pipe" });
    const [here, there] = [builtIn("."), builtIn(copy)];
    expect(here.actions.length).toBeGreaterThan(0);
    expect(there).toEqual(here);
    report("two builds, actions", { rounds: 1, faults: 0, acknowledged: here.actions.length, lost: 0 });
  },
  900_000,
);
