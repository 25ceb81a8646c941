import { choices, type JsonSchema, resolve, type Schemas } from "./schema";

/** One line of a table of parameters, or of what a body may have. */
export type Field = Readonly<{
  /** Members of objects carry the path to them: `requester.email`. */
  name: string;
  /** In words: "list of strings, or null". */
  type: string;
  required: boolean;
  /** What it means, what it is when left out, and how long it may be. */
  description: string;
}>;

/** The members of an object, those of objects within it below them. */
export function fieldsOf(schema: JsonSchema, schemas: Schemas, path = ""): Field[] {
  const { properties = {}, required = [] } = objectOf(schema, schemas) ?? {};
  return Object.entries(properties).flatMap(([key, member]) => {
    const name = path + key;
    const inner = resolve(choices(resolve(member, schemas)).others[0] ?? member, schemas);
    const below = inner.properties ? fieldsOf(inner, schemas, `${name}.`) : [];
    return [fieldOf(name, member, required.includes(key), schemas), ...below];
  });
}

/** A body that may have one of several shapes shows the members of them all. */
function objectOf(schema: JsonSchema, schemas: Schemas): JsonSchema | undefined {
  const resolved = resolve(schema, schemas);
  const shapes = (resolved.anyOf ?? resolved.oneOf)?.map((choice) => resolve(choice, schemas));
  if (!shapes) return resolved;
  const needed = shapes.map((shape) => shape.required ?? []);
  return {
    properties: Object.assign({}, ...shapes.map((shape) => shape.properties)),
    required: (needed[0] ?? []).filter((name) => needed.every((names) => names.includes(name))),
  };
}

export function fieldOf(name: string, schema: JsonSchema, required: boolean, schemas: Schemas): Field {
  const resolved = resolve(schema, schemas);
  const own = resolved.description ?? choices(resolved).others.find((choice) => choice.description)?.description;
  return {
    name,
    type: typeOf(resolved, schemas),
    required,
    description: [own, defaultOf(resolved), limitOf(resolved, schemas)].filter(Boolean).join(" "),
  };
}

function defaultOf({ default: value }: JsonSchema): string {
  if (value === undefined || value === "" || (typeof value === "object" && value !== null)) return "";
  return `\`${String(value)}\` when left out.`;
}

function limitOf(schema: JsonSchema, schemas: Schemas): string {
  const { maxLength, maxItems } = resolve(choices(schema).others[0] ?? schema, schemas);
  if (maxItems !== undefined) return `At most ${maxItems}.`;
  // Ids and times have their length in the document, where checkers want it; people need not count.
  return maxLength !== undefined && maxLength > 64 && !schema.format
    ? `Up to ${maxLength.toLocaleString("en-US")} characters.`
    : "";
}

function typeOf(schema: JsonSchema, schemas: Schemas): string {
  const { others, nullable } = choices(schema);
  const names = [...new Set(others.map((choice) => typeName(resolve(choice, schemas), schemas)))];
  return names.join(" or ") + (nullable ? ", or null" : "");
}

function typeName(schema: JsonSchema & { name?: string }, schemas: Schemas): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(" | ");
  if (schema.type === "array")
    return `list of ${schema.items ? typeOf(resolve(schema.items, schemas), schemas) : "values"}`;
  if (schema.format === "date-time") return "time";
  if (schema.format === "email") return "e-mail address";
  if (schema.anyOf || schema.oneOf) return typeOf(schema, schemas);
  return [schema.type ?? "any value"].flat().join(" or ");
}
