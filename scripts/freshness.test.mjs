import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { contentHash, filesOf, matchesLock, readStamp, satisfies, writeStamp } from "./freshness.mjs";

function project(files) {
  const root = mkdtempSync(join(tmpdir(), "latchkey-freshness-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) write(root, path, content);
  return root;
}

function write(root, path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const source = { "lib/a.ts": "a", "lib/deep/b.ts": "b", "server.ts": "s" };
const entries = ["lib", "server.ts", "missing"];

test("files are found in folders, whatever is missing", () => {
  expect(filesOf(project(source), entries)).toEqual(["lib/a.ts", "lib/deep/b.ts", "server.ts"]);
});

test("tests, generated files and hidden ones are no source of a build", () => {
  const root = project(source);
  const before = contentHash(root, entries);
  for (const path of ["lib/a.test.ts", "lib/a.db.test.ts", "lib/generated/c.ts", "lib/.stamp", "lib/db/testing/d.ts"]) {
    write(root, path, "x");
  }
  expect(contentHash(root, entries)).toBe(before);
});

test.each([
  ["a changed file", (root) => write(root, "lib/a.ts", "A")],
  ["a new file", (root) => write(root, "lib/c.ts", "")],
  ["a removed file", (root) => rmSync(join(root, "lib/a.ts"))],
  [
    "content that moves from one file to the next",
    (root) => {
      write(root, "lib/a.ts", "");
      write(root, "lib/deep/b.ts", "ab");
    },
  ],
])("%s makes a build stale", (_what, change) => {
  const root = project(source);
  const before = contentHash(root, entries);
  change(root);
  expect(contentHash(root, entries)).not.toBe(before);
});

test("another version beside the same files makes a build stale", () => {
  const root = project(source);
  expect(contentHash(root, entries, "7.10.0")).not.toBe(contentHash(root, entries, "7.11.0"));
  expect(contentHash(root, entries, "7.10.0")).toBe(contentHash(root, entries, "7.10.0"));
});

test("a stamp is read back, and an absent one is null", () => {
  const path = join(project({}), "made/stamp");
  expect(readStamp(path)).toBeNull();
  writeStamp(path, "abc");
  expect(readStamp(path)).toBe("abc");
});

test.each([
  ["v20.18.9", false],
  ["v20.19.0", true],
  ["v20.20.2", true],
  ["v21.0.0", false],
  ["v22.11.0", false],
  ["v22.12.0", true],
  ["v24.1.0", true],
  ["v18.0.0", false],
])("Node %s can run Latchkey: %s", (version, can) => {
  expect(satisfies(version, ">=20.19 <21 || >=22.12")).toBe(can);
});

test("a range of another form is an error rather than a guess", () => {
  expect(() => satisfies("20.0.0", "^20")).toThrow("Cannot read");
});

test("an installation fits its lockfile when every package has its version, but for other platforms' packages", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/a": { version: "1.0.0" },
      "node_modules/b-darwin": { version: "1.0.0", optional: true },
    },
  };
  expect(matchesLock(lock, { packages: { "node_modules/a": { version: "1.0.0" } } })).toBe(true);
  expect(matchesLock(lock, { packages: { "node_modules/a": { version: "1.0.1" } } })).toBe(false);
  expect(matchesLock(lock, { packages: {} })).toBe(false);
});
