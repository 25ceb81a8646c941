import { exampleOf } from "./example";
import { type Field, fieldOf, fieldsOf } from "./fields";
import { type Sample, samplesFor } from "./samples";
import type { JsonSchema, Schemas } from "./schema";

/** One operation, as a reader needs it. */
export type ReferenceOperation = Readonly<{
  id: string;
  method: string;
  /** Below the base, such as `/tickets/{id}`. */
  path: string;
  summary: string;
  description: string;
  parameters: readonly Field[];
  body: readonly Field[];
  /** Works without a body too. */
  bodyOptional: boolean;
  success: Readonly<{ status: number; example: unknown }>;
  /** The statuses of its errors. */
  failures: readonly number[];
  samples: readonly Sample[];
}>;

/** The operations on one kind of thing: a page of the reference. */
export type ReferenceTopic = Readonly<{
  slug: string;
  title: string;
  description: string;
  operations: readonly ReferenceOperation[];
}>;

type Parameter = {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: JsonSchema;
};
type Content = Record<string, { schema?: JsonSchema }>;
type Operation = {
  operationId: string;
  summary: string;
  description: string;
  tags: [string];
  security: object[];
  parameters: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
};

/** What the reference reads of an OpenAPI document that `openApiDocument` made. */
export type DocumentToRead = {
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Schemas; parameters: Record<string, Parameter> };
};

/** Every page of the reference. `baseUrl` is the reader's own: `https://host/api/public`. */
export function referenceTopics(document: DocumentToRead, baseUrl: string): ReferenceTopic[] {
  const operations = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return document.tags.map(({ name, description }) => ({
    slug: name.toLowerCase().replaceAll(" ", "-"),
    title: name,
    description,
    operations: operations
      .filter(({ operation }) => operation.tags[0] === name)
      .map(({ path, method, operation }) => read(path, method, operation, document, baseUrl)),
  }));
}

function read(
  path: string,
  method: string,
  operation: Operation,
  { components }: DocumentToRead,
  baseUrl: string,
): ReferenceOperation {
  const { schemas } = components;
  const parameters = operation.parameters.map((parameter) =>
    parameter.$ref ? (components.parameters[parameter.$ref.split("/").at(-1) ?? ""] ?? parameter) : parameter,
  );
  const bodySchema = operation.requestBody?.content["application/json"]?.schema;
  const [status = 200] = Object.keys(operation.responses).map(Number);
  const answer = operation.responses[status]?.content;
  const schema = answer?.["application/json"]?.schema;
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    description: operation.description,
    parameters: parameters.map(({ name, schema, required, description }) =>
      fieldOf(name, { ...schema, ...(description ? { description } : {}) }, required === true, schemas),
    ),
    body: bodySchema ? fieldsOf(bodySchema, schemas) : [],
    bodyOptional: operation.requestBody?.required === false,
    success: { status, example: schema ? exampleOf(schema, schemas) : undefined },
    failures: Object.keys(operation.responses)
      .map(Number)
      .filter((code) => code >= 400),
    samples: samplesFor({
      method,
      url: baseUrl + sampleTarget(path, parameters, schemas),
      shows: shownTo(operation),
      body: bodySchema ? exampleOf(bodySchema, schemas) : undefined,
      answer: schema ? "json" : answer ? "file" : "nothing",
    }),
  };
}

function shownTo({ security: [first] }: Operation): "key" | "session" | "nothing" {
  if (!first) return "nothing";
  return "portalSession" in first ? "session" : "key";
}

/** The path with an id in it, and the query parameters that cannot be left out. */
function sampleTarget(path: string, parameters: readonly Parameter[], schemas: Schemas): string {
  const value = ({ name, schema }: Parameter) => encodeURIComponent(String(exampleOf(schema, schemas, name)));
  const filled = parameters
    .filter((parameter) => parameter.in === "path")
    .reduce((target, parameter) => target.replace(`{${parameter.name}}`, value(parameter)), path);
  const query = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  return query.length === 0 ? filled : `${filled}?${query.map((each) => `${each.name}=${value(each)}`).join("&")}`;
}
