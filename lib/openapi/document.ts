import { type Scope, scopeLabel, scopeNames } from "../access/scopes";
import type { Endpoint } from "../entry/endpoint";
import { isList, linesType } from "../entry/public/negotiate";
import { policies } from "../rate-limit/policies";
import { commonHeaders, headerObjects, headerParameterObjects, headerReferences } from "./headers";
import { isRepeatable, parametersOf } from "./parameters";
import { problemResponses, problemSchema } from "./problems";
import { rawFile, requestBody } from "./request-body";
import { SchemaCollector } from "./schemas";
import { type EventObjects, webhooksOf } from "./webhooks";

type Json = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document, made from the same endpoint table that serves the requests, so that it cannot say anything
 * else than the server does.
 */
export function openApiDocument(endpoints: readonly Endpoint[], version: string, objects: EventObjects): Json {
  const schemas = new SchemaCollector();
  const paths: Record<string, Json> = {};
  for (const contract of endpoints) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operation(contract, schemas) };
  }
  const webhooks = webhooksOf(objects, schemas);
  const tags = [...new Set(endpoints.map((contract) => contract.tag))].map((name) => ({
    name,
    description: tagTexts[name] ?? name,
  }));
  return {
    openapi: "3.1.0",
    info: {
      title: "Latchkey API",
      version,
      summary: "The help-desk API that Latchkey's keys open.",
      description: "Send `Authorization: Bearer <key>`. Create keys under Settings > API Keys.",
      license: { name: "MIT", identifier: "MIT" },
      contact: { name: "The admin of your workspace" },
    },
    servers: [{ url: "/api/public", description: "This installation" }],
    tags,
    security: [{ apiKey: [] }],
    paths,
    webhooks,
    components: {
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", bearerFormat: "lk_live_…", description: scopeTexts() },
        portalSession: {
          ...{ type: "http", scheme: "bearer", bearerFormat: "lkp_…" },
          description: "A contact's session of the portal, as `POST /portal/sessions` returns it.",
        },
        portalCookie: {
          ...{ type: "apiKey", in: "cookie", name: "__Host-latchkey-portal" },
          description: "The same as a cookie. Changes are taken from the portal's own pages only.",
        },
      },
      schemas: { Problem: problemSchema, ...sorted(schemas.components) },
      headers: headerObjects,
      parameters: headerParameterObjects,
      responses: problemResponses(new Set(endpoints.flatMap(failures))),
    },
  };
}

const tagTexts: Record<string, string> = {
  Key: "What a key is and may do.",
  Tickets: "Requests for help, with their replies.",
  Comments: "Replies and internal notes.",
  Contacts: "The people who write in.",
  Customers: "The accounts that contacts belong to.",
  Attachments: "Files of tickets.",
  Widget: "Tickets from your own sites, without a key.",
  Users: "The people who answer.",
  Teams: "Which of them work on the same tickets.",
  Dashboard: "How many tickets there are, and over time.",
  Events: "What happened, in order.",
  Webhooks: "Addresses that events are sent to, and what was sent.",
  Portal: "What the people who ask see: their own tickets, opened with a link from a mail and without a key.",
  "Knowledge base": "Articles that answer questions before they are asked.",
};

function scopeTexts(): string {
  return `Scopes:\n\n${scopeNames.map((name) => `- \`${name}\`: ${scopeLabel(name)}`).join("\n")}`;
}

function operation(contract: Endpoint, schemas: SchemaCollector): Json {
  const { scope } = contract;
  const status = contract.status ?? 200;
  const keyed = isKeyed(scope);
  return {
    operationId: contract.id,
    summary: contract.summary,
    description: descriptionOf(contract),
    tags: [contract.tag],
    security: securityOf(contract),
    ...(keyed ? { "x-required-scopes": scope === "any" ? [] : [scope, ...(contract.orScope ?? [])] } : {}),
    "x-rate-limit-policy": contract.limit ?? (keyed ? "default" : "anonymous"),
    parameters: parametersOf(contract, schemas),
    ...(contract.body ? { requestBody: requestBody(contract.body, contract, schemas) } : {}),
    responses: {
      [status]: success(contract, status, schemas),
      ...(contract.orStatus || (hasDryRun(contract) && status === 201) ? { 200: success(contract, 200, schemas) } : {}),
      ...(contract.file
        ? { 206: { ...success(contract, 206, schemas), description: "The part that Range names." } }
        : {}),
      ...(contract.method === "GET" && contract.versioned ? { 304: notModified } : {}),
      ...Object.fromEntries(
        failures(contract).map((code) => [code, { $ref: `#/components/responses/Problem${code}` }]),
      ),
    },
  };
}

/** Whether a key opens it. */
const isKeyed = (scope: Endpoint["scope"]): scope is Scope | "any" => scope !== "none" && scope !== "portal";

function securityOf({ scope, open }: Endpoint): Json[] {
  if (scope === "portal") return [{ portalSession: [] }, { portalCookie: [] }];
  return isKeyed(scope) ? [{ apiKey: [] }, ...(open ? [{}] : [])] : [];
}

function descriptionOf({ description, scope, orScope, limit, open }: Endpoint): string {
  const policy = policies[limit ?? (isKeyed(scope) ? "default" : "anonymous")];
  const needs =
    scope === "none"
      ? "Needs no key."
      : scope === "portal"
        ? "Needs a session of the portal, and no key."
        : scope === "any"
          ? open
            ? "Needs any valid key; or none, with `workspace_id`, where the workspace keeps it open."
            : "Needs any valid key."
          : `Needs ${[scope, ...(orScope ?? [])].map((name) => `\`${name}\``).join(" or ")}.`;
  const counted = `Limit: ${policy.limit} requests per ${policy.windowSeconds} s and ${policy.partition === "ip" ? "address" : "key"}, unless the workspace has set another.`;
  return [description, needs, counted].filter(Boolean).join(" ");
}

function success(contract: Endpoint, status: number, schemas: SchemaCollector): Json {
  const headers = headerReferences([
    ...commonHeaders,
    ...(contract.versioned ? ["ETag"] : []),
    ...(hasDryRun(contract) ? ["Preference-Applied"] : []),
    ...(isRepeatable(contract) ? ["Idempotency-Replayed"] : []),
    ...(status === 201 ? ["Location"] : []),
    ...(isList(contract) ? ["Link"] : []),
  ]);
  if (status === 204) return { description: "Done.", headers };
  if (contract.file) {
    return { description: "The file.", headers, content: { "*/*": { schema: rawFile } } };
  }
  return {
    description: status === 201 ? "Created." : status === 202 ? "Queued." : "OK.",
    headers,
    content: {
      "application/json": { schema: schemas.schema(contract.returns, "output") },
      ...(isList(contract) ? { [linesType]: { schema: oneALine } } : {}),
    },
  };
}

const oneALine: Json = {
  type: "string",
  // As long as the list is. Checkers want a number all the same.
  maxLength: Number.MAX_SAFE_INTEGER,
  description:
    "The whole list from the cursor on, whatever `limit` says: one object a line, as in `data`. With `updated_since` the header `Sync-Next-Updated-Since` says where to go on. A list that fails half-way ends with its connection.",
};

function hasDryRun({ query }: Endpoint): boolean {
  return "dry_run" in ((query as { shape?: object } | undefined)?.shape ?? {});
}

const notModified: Json = {
  description: "You have it already: nothing has changed since the version that If-None-Match names.",
  headers: headerReferences([...commonHeaders, "ETag"]),
};

function failures(contract: Endpoint): number[] {
  const { method, scope, body, path, ifMatch, open, file } = contract;
  // 400 also without parameters: unknown ones, a key in the address and an unknown version are refused everywhere.
  const codes = [400, 403, 406, 429, 500, 503];
  if (scope !== "none") codes.push(401);
  if (body) codes.push(408, 409, 413, 415, 422);
  if (method === "DELETE") codes.push(409);
  if (isRepeatable(contract)) codes.push(409, 422);
  if (path.includes("{")) codes.push(404, 410);
  else if (open) codes.push(404);
  if (ifMatch) codes.push(412, 428);
  if (file) codes.push(416);
  // A link that lets nobody in.
  if (path === "/portal/sessions") codes.push(401);
  return [...new Set(codes)].sort((a, b) => a - b);
}

function sorted(record: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
