import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (path) => readFileSync(join(root, path), "utf8");
const text = read("docs/security.md");

/** Every test that the document names, with the title where it names one: `file.test.ts` “title”. */
const named = [...text.matchAll(/`([\w./[\]-]+\.(?:test|spec)\.(?:ts|mjs))`(?:\s“([^”]+)”)?/g)].map(
  ([, path, title]) => ({ path, title }),
);

test("every test that the security document names is there, under its title", () => {
  expect(named.length).toBeGreaterThan(80);
  const missing = named.filter(({ path, title }) => {
    return !existsSync(join(root, path)) || (title !== undefined && !read(path).includes(title));
  });
  expect(missing).toEqual([]);
});

test("every row of the standard that says something is done names a test, or another part that does", () => {
  const standard = text.slice(text.indexOf("## By the standard"), text.indexOf("## What tools and people tried"));
  const rows = standard.split("\n").filter((line) => /^\| (?:V?\d)/.test(line));
  expect(rows.length).toBeGreaterThan(50);
  const isNegative = (row) => /\| (?:see |no |Archives are kept)/.test(row);
  const bare = rows.filter(
    (row) => !isNegative(row) && !/\.(?:test|spec)\.(?:ts|mjs)`|\| (?:the same|tried by hand|sqlmap)/.test(row),
  );
  expect(bare).toEqual([]);
});

test("the expression that scanners are given is the one that keys are checked by", async () => {
  const { keyLength } = await import("../lib/access/key-format.ts");
  const [, rest] = /^ {4}lk_live_\[0-9A-Za-z\]\{(\d+)\}$/m.exec(read("SECURITY.md")) ?? [];
  expect("lk_live_".length + Number(rest)).toBe(keyLength);
});
