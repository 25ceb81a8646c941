import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const tables = ["lib/access/roles.ts", "lib/access/permissions.ts"];

test("no code but the two tables knows a role by its name", () => {
  // The other three names are everyday words: an owner of a key, an agent of a ticket.
  const named = sources().filter((path) =>
    /["'`](read_only_admin|developer)["'`]/.test(readFileSync(join(root, path), "utf8")),
  );
  expect(named.filter((path) => !tables.includes(path))).toEqual([]);
});

function sources(): string[] {
  return ["app", "cli", "components", "lib"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((path) => join(folder, path))
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\/(testing|generated|demo)\//.test(path)),
  );
}
