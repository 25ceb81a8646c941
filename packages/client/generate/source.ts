import { aliases, nameOf } from "./names.ts";
import { comment, type Schema, typeOf } from "./types.ts";

type Parameter = { $ref?: string; name: string; in: string; required?: boolean; description?: string; schema: Schema };
type Content = Record<string, { schema: Schema }>;

type Operation = {
  operationId: string;
  summary: string;
  description?: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
};

export type Document = {
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

type Method = { resource: string; types: string; code: string };

/** The client's part that follows from the OpenAPI document: its types, and a method for every operation. */
export function sourceOf(document: Document): string {
  const methods = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs)
      .filter(([, { operationId }]) => !aliases.has(operationId))
      .map(([verb, operation]) => methodOf(verb.toUpperCase(), path, operation)),
  );
  const resources = [...new Set(methods.map(({ resource }) => resource))];
  const code = methods.map((method) => method.code);
  return [
    "// Made from the OpenAPI document: npx vitest run --project unit openapi -u",
    'import type { Call, CallOptions } from "./call.ts";',
    'import { type Lists, Pages } from "./pages.ts";',
    "",
    `export const apiVersion = ${JSON.stringify(document.info.version)};`,
    "",
    "/** An id, or a ticket's number. */",
    "export type Id = string | number;",
    "",
    "const part = (id: Id) => encodeURIComponent(id);",
    "const dataOf = <T>(envelope: { data: T }): T => envelope.data;",
    "",
    ...Object.entries(document.components.schemas).map(
      ([name, schema]) => `${comment(schema.description, "")}export type ${name} = ${typeOf(schema)};\n`,
    ),
    ...methods.map(({ types }) => types).filter(Boolean),
    ...resources.map((resource) => {
      const own = code.filter((_text, at) => methods[at]?.resource === resource).join("\n");
      return `export function ${resource}(call: Call) {\n  return {\n${own}\n  };\n}\n`;
    }),
    "/** Every operation, grouped by what it is about. */",
    "export class Resources {",
    ...resources.map((resource) => `  readonly ${resource}: ReturnType<typeof ${resource}>;`),
    "",
    "  constructor(call: Call) {",
    ...resources.map((resource) => `    this.${resource} = ${resource}(call);`),
    "  }",
    "}",
    "",
  ].join("\n");
}

function methodOf(method: string, path: string, operation: Operation): Method {
  const { operationId, parameters, requestBody } = operation;
  const { resource, verb } = nameOf(operationId, path);
  const upper = operationId.charAt(0).toUpperCase() + operationId.slice(1);
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const query = inQuery.length > 0 ? `${upper}Query` : null;
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const url =
    ids.length > 0 ? `\`${path.replace(/\{(\w+)\}/g, (_whole, name) => `\${part(${name})}`)}\`` : JSON.stringify(path);
  const result = resultOf(operation);
  const body = requestBody?.content["application/json"]?.schema;
  const pages = result.kind === "pages";
  const required = inQuery.some((parameter) => parameter.required);
  // A query that filters comes as an argument, one that only shapes the call comes with its options.
  const filters = query !== null && (pages || required || (method === "GET" && ids.length === 0));
  const files = requestBody?.content["multipart/form-data"] ? " | FormData" : "";
  const takes = [
    ...ids.map((id) => `${id}: Id`),
    ...(body ? [`body${requestBody?.required ? "" : "?"}: ${typeOf(body, 2)}${files}`] : []),
    ...(filters ? [`query: ${query}${required ? "" : " = {}"}`] : []),
    `options?: CallOptions${query && !filters ? ` & { query?: ${query} }` : ""}`,
  ];
  const given = [...(filters ? ["query"] : query ? ["query: options?.query"] : []), ...(body ? ["body"] : [])];
  if (result.kind === "file") given.push('as: "blob"');
  const request = given.length > 0 ? `{ ${given.join(", ")} }` : "{}";
  const tombstones = pages && filters && result.type.includes(" | Tombstone");
  const code = pages
    ? `new Pages<${result.type}>(call, ${url}, ${filters ? "query" : "{}"}, options)`
    : `call<${result.type}>("${method}", ${url}, ${request}, options)${result.kind === "data" ? ".then(dataOf)" : ""}`;
  const text = [operation.summary, operation.description].filter(Boolean).join(". ").replace(/\.\.$/, ".");
  const func = `(${takes.join(", ")}) =>\n      ${code}`;
  const listed = `Lists<[${ids.map((id) => `${id}: Id`).join(", ")}], ${query}, ${result.type}>`;
  return {
    resource,
    types: query ? `export type ${query} = ${typeOf(queryOf(inQuery))};\n` : "",
    code: `${comment(text, "    ")}    ${verb}: ${tombstones ? `(${func}) as ${listed}` : func},`,
  };
}

/** A list comes as its pages, one thing without its envelope, all else as it is. */
function resultOf({ responses }: Operation): { kind: "pages" | "data" | "file" | "whole"; type: string } {
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
  const schema = success?.content?.["application/json"]?.schema;
  if (!schema) return success?.content ? { kind: "file", type: "Blob" } : { kind: "whole", type: "void" };
  const members = Object.keys(schema.properties ?? {});
  const kind = members.includes("pagination")
    ? "pages"
    : members.includes("data") && members.every((name) => name === "data" || name === "meta")
      ? "data"
      : "whole";
  return { kind, type: typeOf(schema, 3) };
}

function queryOf(parameters: readonly Parameter[]): Schema {
  return {
    type: "object",
    properties: Object.fromEntries(
      parameters.map(({ name, description, schema }) => [
        name,
        { ...schema, description: description ?? schema.description },
      ]),
    ),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}
