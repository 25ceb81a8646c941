/** As much of JSON Schema 2020-12 as the document uses. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
};

export type Schemas = Readonly<Record<string, JsonSchema>>;

/** Follows a reference; what stands beside it, such as a description of its own, goes before what it refers to. */
export function resolve(schema: JsonSchema, schemas: Schemas): JsonSchema & { name?: string } {
  if (!schema.$ref) return schema;
  const name = schema.$ref.split("/").at(-1) ?? "";
  const { $ref: _ref, ...own } = schema;
  return { ...schemas[name], ...own, name };
}

/** The choices of a schema, and whether null is one of them. */
export function choices(schema: JsonSchema): { others: JsonSchema[]; nullable: boolean } {
  const all = schema.anyOf ?? schema.oneOf;
  if (all) {
    const others = all.filter((choice) => choice.type !== "null");
    return { others, nullable: others.length < all.length };
  }
  const types = [schema.type ?? []].flat();
  const others = types.filter((type) => type !== "null");
  if (others.length === types.length) return { others: [schema], nullable: false };
  return { others: [{ ...schema, type: others.length === 1 ? others[0] : others }], nullable: true };
}
