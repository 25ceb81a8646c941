import { z } from "zod";
import { requestExamples } from "./request-examples";

type Json = Record<string, unknown>;

const componentPrefix = "#/components/schemas/";

/**
 * Collects the JSON Schemas (2020-12, as OpenAPI 3.1 wants them) of many zod schemas. A schema that has an `id` in its
 * metadata becomes a named component and is referred to.
 */
export class SchemaCollector {
  readonly components: Record<string, Json> = {};

  /** `io` says which side of a schema with transformations is meant: what callers send or what they get. */
  schema(source: z.ZodType, io: "input" | "output"): Json {
    const json = z.toJSONSchema(source, { target: "draft-2020-12", io, unrepresentable: "any" }) as Json;
    const { $schema: _dialect, $defs: definitions, ...rest } = json;
    for (const [name, definition] of Object.entries((definitions ?? {}) as Record<string, Json>)) {
      this.name(name, definition);
    }
    const id = source.meta()?.id;
    if (!id) return refer(rest);
    // zod moves a root that refers to itself, or whose parts are shared, to the definitions as well.
    if (!("$ref" in rest)) this.name(id, rest);
    return { $ref: componentPrefix + id };
  }

  private name(name: string, { id: _id, ...schema }: Json): void {
    const example = requestExamples[name];
    this.components[name] = refer(example ? { ...schema, examples: [example] } : schema);
  }
}

/** References to definitions inside one schema become references to the document's components. */
function refer(value: Json): Json {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', `"${componentPrefix}`), withFormat) as Json;
}

/** Says how wide an integer is, which code generators for other languages want to know. */
function withFormat(_name: string, value: unknown): unknown {
  if (!isInteger(value) || value.format) return value;
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = value;
  return { ...value, format: minimum >= -(2 ** 31) && maximum < 2 ** 31 ? "int32" : "int64" };
}

type Integer = { type: "integer"; format?: string; minimum?: number; maximum?: number };

function isInteger(value: unknown): value is Integer {
  return typeof value === "object" && value !== null && "type" in value && value.type === "integer";
}
