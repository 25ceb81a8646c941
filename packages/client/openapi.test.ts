import { join } from "node:path";
import { expect, test } from "vitest";
import { apiDocument, documented } from "@/app/api/public/endpoints";
import { aliases, nameOf } from "./generate/names";
import { type Document, sourceOf } from "./generate/source";

const contracts = documented.map((served) => served.contract);

test("the client has what the API has (npx vitest run --project unit openapi -u writes it)", async () => {
  await expect(sourceOf(apiDocument as unknown as Document)).toMatchFileSnapshot(
    join(import.meta.dirname, "src/generated.ts"),
  );
});

test("every operation has a name of its own (generate/names.ts has those that the rule would not find)", () => {
  const names = contracts
    .filter(({ id }) => !aliases.has(id))
    .map(({ id, path }) => nameOf(id, path))
    .map(({ resource, verb }) => `${resource}.${verb}`);
  expect(names.filter((name) => !/^[a-z]\w*\.[a-z]\w*$/.test(name))).toEqual([]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("what the client leaves out is there under another name", () => {
  for (const alias of aliases) expect(contracts.map(({ id }) => id)).toContain(alias);
});
