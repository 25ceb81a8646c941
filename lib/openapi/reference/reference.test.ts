import { describe, expect, test } from "vitest";
import { exampleOf } from "./example";
import { fieldsOf } from "./fields";
import { topicMarkdown } from "./markdown";
import { type DocumentToRead, referenceTopics } from "./reference";
import { json, samplesFor } from "./samples";
import type { JsonSchema } from "./schema";

const schemas = {
  Pet: {
    type: "object",
    required: ["id", "name", "owner"],
    properties: {
      id: { type: "string" },
      name: { type: "string", maxLength: 100 },
      kind: { type: "string", enum: ["cat", "dog"], default: "cat", description: "What it is." },
      owner: { anyOf: [{ $ref: "#/components/schemas/Owner" }, { type: "null" }] },
      tags: { type: "array", items: { type: "string" }, maxItems: 5 },
    },
  },
  Owner: { type: "object", required: ["email"], properties: { email: { type: "string", format: "email" } } },
};
const pet = { $ref: "#/components/schemas/Pet" };

describe("fields", () => {
  test("say what they are, what they are when left out, and how long they may be", () => {
    expect(fieldsOf(pet, schemas).map(({ name, type, required, description }) => [name, type, required, description]))
      // The members of an object stand below it.
      .toEqual([
        ["id", "string", true, ""],
        ["name", "string", true, "Up to 100 characters."],
        ["kind", "`cat` | `dog`", false, "What it is. `cat` when left out."],
        ["owner", "object, or null", true, ""],
        ["owner.email", "e-mail address", true, ""],
        ["tags", "list of string", false, "At most 5."],
      ]);
  });

  test("of a body with several shapes are those of all, required where every shape asks for them", () => {
    const shapes: JsonSchema[] = [
      { type: "object", required: ["a", "b"], properties: { a: { type: "string" }, b: { type: "integer" } } },
      { type: "object", required: ["a"], properties: { a: { type: "string" }, c: { type: "boolean" } } },
    ];
    const fields = fieldsOf({ anyOf: shapes }, {});
    expect(fields.map(({ name, required }) => `${name} ${required}`)).toEqual(["a true", "b false", "c false"]);
  });
});

test("an example has what is always there, and the schema's own example goes before", () => {
  expect(exampleOf(pet, schemas)).toEqual({ id: "…", name: "Ada Lovelace", owner: null });
  expect(exampleOf({ ...pet, examples: [{ any: 1 }] }, schemas)).toEqual({ any: 1 });
});

describe("samples", () => {
  const request = { method: "POST", url: "https://host/pets", shows: "key", answer: "json" } as const;
  const codeOf = (body: unknown) =>
    Object.fromEntries(samplesFor({ ...request, body }).map(({ language, code }) => [language, code]));

  test("a quote in a body ends no word of the shell", () => {
    expect(codeOf({ name: "O'Hara" }).curl).toContain(`"name": "O'\\''Hara"`);
  });

  test("Python spells its own constants, and leaves the same words in texts alone", () => {
    const { python } = codeOf({ active: true, gone: null, text: "true or null", list: [false] });
    expect(python).toContain('"active": True,');
    expect(python).toContain('"gone": None,');
    expect(python).toContain('"text": "true or null",');
    expect(python).toContain('"list": [False]');
  });

  test("JavaScript has no quotes around names that need none", () => {
    expect(codeOf({ name: "a", "x-y": { z: 1 } }).javascript).toMatch(/\n\s+name: "a",\n\s+"x-y": \{\n\s+z: 1/);
  });

  test("short lists stay on their line", () => {
    expect(json({ tags: ["a", "b"], rows: [{ a: 1 }] })).toBe(
      '{\n  "tags": ["a", "b"],\n  "rows": [\n    {\n      "a": 1\n    }\n  ]\n}',
    );
  });
});

test("a page has every operation of its tag, with a choice's bar escaped in tables", () => {
  const operation = {
    operationId: "createPet",
    summary: "Create a pet",
    description: "Needs `pets:write`.",
    tags: ["Pets"] as [string],
    security: [{}],
    parameters: [],
    requestBody: { required: true, content: { "application/json": { schema: pet } } },
    responses: { 201: { content: { "application/json": { schema: pet } } }, 422: {} },
  };
  const document: DocumentToRead = {
    tags: [
      { name: "Pets", description: "Animals." },
      { name: "Owners", description: "People." },
    ],
    paths: { "/pets": { post: operation } },
    components: { schemas, parameters: {} },
  };
  const [pets, owners] = referenceTopics(document, "https://host/api");
  expect(owners?.operations).toEqual([]);
  const markdown = pets ? topicMarkdown(pets) : "";
  expect(markdown).toContain("# Pets\n\nAnimals.\n\n## Create a pet\n\n`POST /pets`");
  expect(markdown).toContain("| `kind` | `cat` \\| `dog` |  | What it is. `cat` when left out. |");
  expect(markdown).toContain("201; errors: 422.");
});
