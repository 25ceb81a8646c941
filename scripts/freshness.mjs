/** Decides whether what was made earlier (an installation, generated clients, a build) still fits its sources. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Not part of any build: tests, what is generated, what begins with a dot. */
const ignored = /(^\.|^node_modules$|^generated$|^testing$|\.test\.(tsx?|mjs)$|^next-env\.d\.ts$)/;

/** All files of the entries (files or folders, relative to `root`), sorted; missing entries are left out. */
export function filesOf(root, entries) {
  const found = [];
  const visit = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat?.isFile()) found.push(path);
    if (!stat?.isDirectory()) return;
    for (const name of readdirSync(join(root, path))) if (!ignored.test(name)) visit(`${path}/${name}`);
  };
  for (const entry of entries) visit(entry);
  return found.sort();
}

/** SHA-256 over names and contents, and over `extra` (versions, settings). */
export function contentHash(root, entries, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const path of filesOf(root, entries)) {
    const content = readFileSync(join(root, path));
    hash.update(`\0${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

export function readStamp(path) {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    return null;
  }
}

export function writeStamp(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${value}\n`);
}

/** Whether a version satisfies a range of the form `>=20.19 <21 || >=22.12`: all that package.json uses. */
export function satisfies(version, range) {
  const compare = (left, right) => {
    const [a, b] = [left, right].map((text) => text.replace(/^v/, "").split(".").map(Number));
    for (let index = 0; index < 3; index++) {
      const difference = (a[index] ?? 0) - (b[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const holds = (comparator) => {
    const match = /^(>=|<)(\d+(?:\.\d+){0,2})$/.exec(comparator);
    if (!match) throw new Error(`Cannot read the version range "${range}".`);
    return match[1] === "<" ? compare(version, match[2]) < 0 : compare(version, match[2]) >= 0;
  };
  return range.split("||").some((part) => part.trim().split(/\s+/).every(holds));
}

/**
 * Whether an installation, as npm recorded it in node_modules/.package-lock.json, is the one that the lockfile asks for.
 * Packages for other platforms are absent and marked as optional.
 */
export function matchesLock(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === "") return true;
    const there = installed.packages[path];
    return there ? there.version === wanted.version : wanted.optional === true || wanted.peer === true;
  });
}
