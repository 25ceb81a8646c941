import type { Endpoint } from "../entry/endpoint";
import { exampleId } from "./reference/example";
import type { SchemaCollector } from "./schemas";

type Json = Record<string, unknown>;

/** The parameters of an endpoint, as its document lists them: those of the path, of the query, and headers. */
export function parametersOf(contract: Endpoint, schemas: SchemaCollector): Json[] {
  return [...pathParameters(contract.path), ...queryParameters(contract, schemas), ...headerParameters(contract)];
}

/** What a parameter of the path stands for, by the part before it. */
const idTexts: Record<string, string> = {
  tickets: "The ticket's id (`tkt_…`) or its number.",
  comments: "The comment's id (`cmt_…`).",
  contacts: "The contact's id (`con_…`).",
  customers: "The customer's id (`cus_…`).",
  attachments: "The attachment's id (`att_…`).",
  users: "The user's id (`usr_…`).",
  teams: "The team's id (`team_…`).",
  portal: "The workspace's id (`wsp_…`).",
  widget: "The workspace's id (`wsp_…`).",
  articles: "The article's id (`art_…`) or one of its slugs.",
  webhooks: "The webhook's id (`whk_…`).",
};

/** What parameters with a name of their own stand for. */
const nameTexts: Record<string, string> = {
  delivery_id: "The delivery's id (`dlv_…`).",
  recovery_id: "The recovery's id (`rcv_…`).",
};

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/(\w+)\/\{(\w+)\}/g)].map(([, before = "", name = ""]) => ({
    name,
    in: "path",
    required: true,
    ...described(nameTexts[name] ?? idTexts[before] ?? name),
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

/** Whether it takes an Idempotency-Key: every POST of a caller whose workspace is known. */
export function isRepeatable({ method, scope, path }: Endpoint): boolean {
  return method === "POST" && (scope !== "none" || path.includes("{workspace_id}"));
}

function headerParameters(contract: Endpoint): Json[] {
  const { method, versioned, ifMatch } = contract;
  const names = [
    isRepeatable(contract) && "Idempotency-Key",
    method === "GET" && versioned && "If-None-Match",
    ifMatch && "If-Match",
  ];
  return names.filter(Boolean).map((name) => ({ $ref: `#/components/parameters/${name}` }));
}
