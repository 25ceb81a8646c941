import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { cpuTime } from "../lib/testing/cpu-time";

/**
 * No regular expression that the server applies to what others send takes time that grows with the square of the text: a
 * body of 1 MiB would then keep the process busy for minutes. Tried rather than proved: each on long rows of every
 * character that is known to start such a search, followed by something that makes it fail.
 */
const root = join(import.meta.dirname, "..");
const parts = ["app", "cli", "lib", "server.ts", "proxy.ts", "packages/client/src"];

/** Texts that nobody but us, or the browser of the one who typed them, writes. Each with where it is. */
const ours = [
  // The API's own document, and its prose.
  /^lib\/openapi\//,
  // The operator's configuration.
  /^lib\/(env|db\/client|storage\/s3-store)\.ts$/,
  // The base address that the client's own program gives it.
  /^packages\/client\//,
];

/** Characters in a row. Squared they are a tenth of a second or more; in step with their number less than a millisecond. */
const length = 20_000;
/** Milliseconds: far above what a linear one takes on a busy machine, far below what a quadratic one takes on a fast one. */
const most = 40;
/** Something else of this process may have been in the way of one try, but not of each. */
const tries = 3;

const rows = [
  ..." \t\n.-/%;:<>[](){}\"'`*_+=&?#@,|~^$\\0aA\u00e9\u3000",
  "](",
  "<a",
  "a ",
  " .",
  '\\"',
  "a=",
  "-a",
  "\r\n",
];
const beginnings = ["", "x", "[", "<", '"', "http://", "bytes=", "lk_live_", "1", "on ", "> "];
const ends = ["\u2028\u0001", "\n\u0001"];
const attacks = rows.flatMap((row) => {
  const long = row.repeat(length / row.length);
  return beginnings.flatMap((beginning) => ends.map((end) => beginning + long + end));
});

function sources(path) {
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .map((name) => `${path}/${name.replaceAll("\\", "/")}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|\/testing\/|\/generated\//.test(name));
}

/** Every expression that stands in the sources, with the file that has it first. */
function expressions() {
  const found = new Map();
  for (const path of parts.flatMap(sources).filter((name) => !ours.some((each) => each.test(name)))) {
    const text = readFileSync(join(root, path), "utf8");
    const scanned = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
    const walk = (node) => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) found.set(node.text, path);
      ts.forEachChild(node, walk);
    };
    walk(scanned);
  }
  return found;
}

async function slowest(literal) {
  const end = literal.lastIndexOf("/");
  const expression = new RegExp(literal.slice(1, end), literal.slice(end + 1));
  for (const attack of attacks) {
    const replace = () => attack.replace(expression, "");
    let slow = 0;
    while (slow < tries && (await cpuTime(replace)) > most) slow++;
    if (slow === tries) return JSON.stringify(attack.slice(0, 20));
  }
  return null;
}

test("a quadratic expression is found by these attacks", { timeout: 120_000 }, async () => {
  expect(await slowest(String.raw`/[ \t]+$/`)).not.toBeNull();
  expect(await slowest(String.raw`/^\[(.*)\]\(.*\)$/`)).not.toBeNull();
});

test("no expression of the server is quadratic", { timeout: 120_000 }, async () => {
  const all = expressions();
  expect(all.size).toBeGreaterThan(100);
  const slow = [];
  for (const [literal, path] of all) {
    const attack = await slowest(literal);
    if (attack) slow.push(`${path}: ${literal} at ${attack}`);
  }
  expect(slow).toEqual([]);
});
