import type { Endpoint } from "../entry/endpoint";
import { exampleId } from "./reference/example";
import type { SchemaCollector } from "./schemas";

type Json = Record<string, unknown>;

/** The parameters of an endpoint, as its document lists them: those of the path, of the query, and headers. */
export function parametersOf(contract: Endpoint, schemas: SchemaCollector): Json[] {
  return [...pathParameters(contract.path), ...queryParameters(contract, schemas), ...headerParameters(contract)];
}

/** What `{id}` stands for, by the first part of the path. */
const idTexts: Record<string, string> = {
  tickets: "The ticket's id (`tkt_…`) or its number.",
  comments: "The comment's id (`cmt_…`).",
  contacts: "The contact's id (`con_…`).",
  customers: "The customer's id (`cus_…`).",
  attachments: "The attachment's id (`att_…`).",
  users: "The user's id (`usr_…`).",
  teams: "The team's id (`team_…`).",
  kb: "The article's id (`art_…`) or one of its slugs.",
};

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    ...described(idTexts[path.split("/")[1] ?? ""] ?? name),
  }));
}

/** The example is an id of the kind that the text names, or a ticket's number. */
function described(description: string): Json {
  const [, prefix = "id"] = /`(\w+)_…`/.exec(description) ?? [];
  const example = prefix === "tkt" ? "1042" : exampleId(prefix);
  return { description, schema: { type: "string", maxLength: 200, examples: [example] } };
}

function queryParameters({ query }: Endpoint, schemas: SchemaCollector): Json[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemas.schema(query, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description ? { description } : {}),
    // With commas between them; given twice a parameter is refused.
    ...(schema.type === "array" ? { style: "form", explode: false } : {}),
    schema,
  }));
}

function headerParameters({ method, scope, versioned, ifMatch }: Endpoint): Json[] {
  const names = [
    method === "POST" && scope !== "none" && "Idempotency-Key",
    method === "GET" && versioned && "If-None-Match",
    ifMatch && "If-Match",
  ];
  return names.filter(Boolean).map((name) => ({ $ref: `#/components/parameters/${name}` }));
}
