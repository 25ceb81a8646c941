import { expect, test } from "vitest";
import { command, UsageError } from "./command";
import { helpForCommand } from "./help";
import { parse } from "./parse";

const nothing = async () => ({ json: null, text: "" });
const flags = { to: { type: "string", value: "FOLDER", required: true, help: "where to" } } as const;
const withWord = command({ summary: "Write it", flags, word: "to", run: nothing });

function refusal(args: string[], of = withWord): string {
  try {
    parse(args, of);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
  }
  throw new Error("It was accepted.");
}

test("the flag of a command's word is given with its name or without", () => {
  expect(parse(["--to", "here"], withWord).values).toEqual({ to: "here" });
  expect(parse(["here", "--json"], withWord)).toMatchObject({ values: { to: "here" }, json: true });
  expect(helpForCommand("backup", withWord)).toMatch(/^npm run cli -- backup FOLDER\n/);
});

test("a word too many, a word twice and a missing word are wrong calls", () => {
  expect(refusal(["here", "there"])).toContain("belongs to no flag");
  expect(refusal(["here", "--to", "there"])).toBe("Give --to once, with its name or without.");
  expect(refusal([])).toBe("Missing: --to.");
});

test("other commands take no words", () => {
  expect(refusal(["here"], command({ summary: "Write it", flags, run: nothing }))).toContain("belongs to no flag");
});
