/** A JSON Schema, as far as the API's document uses the vocabulary. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  description?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  not?: object;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
};

/** The TypeScript type of a schema, indented by `depth` levels. */
export function typeOf(schema: Schema, depth = 0): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "unknown";
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  if (schema.anyOf) return union(schema.anyOf.map((each) => typeOf(each, depth)));
  if (schema.not) return "never";
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type }, depth)));
  if (schema.type === "array") return `Array<${typeOf(schema.items ?? {}, depth)}>`;
  if (schema.type === "object") return objectOf(schema, depth);
  if (schema.type === "integer") return "number";
  return schema.type ?? "unknown";
}

function objectOf({ properties, required = [], additionalProperties }: Schema, depth: number): string {
  if (!properties) {
    const values = typeof additionalProperties === "object" ? typeOf(additionalProperties, depth) : "unknown";
    return `Record<string, ${values}>`;
  }
  const indent = "  ".repeat(depth + 1);
  const lines = Object.entries(properties).map(([name, schema]) => {
    const key = /^\w+$/.test(name) ? name : JSON.stringify(name);
    const mark = required.includes(name) ? "" : "?";
    return `${comment(schema.description, indent)}${indent}${key}${mark}: ${typeOf(schema, depth + 1)};\n`;
  });
  return `{\n${lines.join("")}${"  ".repeat(depth)}}`;
}

export function comment(text: string | undefined, indent: string): string {
  return text ? `${indent}/** ${text.replaceAll("*/", "*\\/")} */\n` : "";
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(" | ");
}
