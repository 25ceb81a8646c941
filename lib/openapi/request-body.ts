import type { z } from "zod";
import type { Endpoint, FilePart } from "../entry/endpoint";
import { choices, type JsonSchema, resolve, type Schemas } from "./reference/schema";
import type { SchemaCollector } from "./schemas";

type Json = Record<string, unknown>;

/** Bytes as they are: OpenAPI 3.1 gives them no type, since they are no JSON value. */
export const rawFile: Json = { contentMediaType: "application/octet-stream" };

/** A body in each of the kinds in which an endpoint takes it. */
export function requestBody(body: z.ZodType, contract: Endpoint, schemas: SchemaCollector): Json {
  const schema = schemas.schema(body, "input");
  const { name: _name, ...members } = resolve(schema, schemas.components);
  const patch = contract.method === "PATCH" ? { "application/merge-patch+json": { schema } } : {};
  const signed = contract.signed ? { [contract.signed.type]: { schema: rawFile } } : {};
  return {
    required: !contract.bodyOptional,
    content: {
      ...patch,
      "application/json": { schema },
      "application/x-www-form-urlencoded": { schema, ...encodingOf(members, schemas.components) },
      ...(contract.files ? fileContent(contract.files, members, schemas.components) : {}),
      ...signed,
    },
  };
}

/** The other ways to send files: as parts of a form, with the members of the JSON body beside them, or as all of it. */
function fileContent({ part, most, alone }: FilePart, members: JsonSchema, schemas: Schemas): Json {
  if (alone) {
    const form = { type: "object", required: [part], properties: { [part]: rawFile } };
    return { "multipart/form-data": { schema: form }, "application/octet-stream": { schema: rawFile } };
  }
  const files = { type: "array", maxItems: most, items: rawFile };
  const schema = { ...members, properties: { ...members.properties, [`${part}[]`]: files } };
  return { "multipart/form-data": { schema, ...encodingOf(members, schemas) } };
}

/** Forms send what is within a member as `member[name]`. OpenAPI would have it as JSON in one field. */
function encodingOf({ properties = {} }: JsonSchema, schemas: Schemas): { encoding?: Json } {
  const isNested = (schema: JsonSchema) =>
    choices(resolve(schema, schemas)).others.some((choice) => resolve(choice, schemas).type === "object");
  const names = Object.keys(properties).filter((name) => isNested(properties[name] ?? {}));
  if (names.length === 0) return {};
  return { encoding: Object.fromEntries(names.map((name) => [name, { style: "deepObject", explode: true }])) };
}
