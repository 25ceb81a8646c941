import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import nextConfig from "../next.config.js";
import { satisfies } from "./freshness.mjs";

const root = join(import.meta.dirname, "..");
const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const lock = read("package-lock.json");
const { dependencies, devDependencies } = read("package.json");

describe("versions with known holes are kept out", () => {
  // The last advisory that each number answers.
  test.each([
    ["next", "16.4.5", "CVE-2026-119351"],
    ["react", "19.2.6", "CVE-2026-23870"],
    ["react-dom", "19.2.6", "CVE-2026-23870"],
    ["next-auth", "4.24.15", "CVE-2026-73418"],
  ])("%s is %s or later (%s)", (name, floor) => {
    expect(lock.packages[`node_modules/${name}`]?.version).toSatisfy((version) => satisfies(version, `>=${floor}`));
    expect(read(`node_modules/${name}/package.json`).version).toSatisfy((version) => satisfies(version, `>=${floor}`));
  });

  test("images are not optimized, or sharp is 0.35.5 or later (GHSA-2464-fhr4-w9xw)", () => {
    const sharp = lock.packages["node_modules/sharp"]?.version;
    const safe = sharp === undefined || satisfies(sharp, ">=0.35.5");
    expect(safe || nextConfig.images?.unoptimized === true).toBe(true);
  });

  test("better-sqlite3 stays below 13 while Node 20 is supported", () => {
    expect(lock.packages["node_modules/better-sqlite3"]?.version).toSatisfy((version) => satisfies(version, "<13"));
  });
});

describe("the lockfile", () => {
  test("names no host to download from", () => {
    expect(Object.entries(lock.packages).filter(([, entry]) => entry.resolved)).toEqual([]);
    expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved"/);
  });

  test.each(["bench/better-auth", "e2e/contract"])("of %s names none either, and fits its package.json", (folder) => {
    const { packages } = read(`${folder}/package-lock.json`);
    expect(readFileSync(join(root, folder, "package-lock.json"), "utf8")).not.toMatch(/"resolved"/);
    const { dependencies, devDependencies } = read(`${folder}/package.json`);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  test("has every package of package.json in the one version that is asked for", () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(version, name).toMatch(/^\d/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  // npm leaves out the packages of other platforms when it cannot see them, and then refuses its own lockfile.
  test("has the packages of every platform", () => {
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !lock.packages[`${path}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  test("pins the schema engine to the commit that Prisma's own engines have", () => {
    const commit = (name) => lock.packages[`node_modules/${name}`]?.version.split(/[.-]/).at(-1);
    expect(commit("@prisma/schema-engine-wasm")).toBe(commit("@prisma/engines-version"));
  });
});
