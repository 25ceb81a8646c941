import { type ErrorCode, errorTable } from "../errors";
import { commonHeaders, headerReferences } from "./headers";

type Json = Record<string, unknown>;

const text = { type: "string", maxLength: 2000 };

/** Headers that a refusal may have beside the common ones. A 409 asks to wait while the same Idempotency-Key is in use. */
const headersOf: Record<number, string[]> = {
  401: ["WWW-Authenticate"],
  403: ["WWW-Authenticate"],
  409: ["Location", "Retry-After"],
  412: ["ETag"],
  429: ["Retry-After"],
  503: ["Retry-After"],
};

/** The body of every failure. */
export const problemSchema: Json = {
  type: "object",
  description: "Problem details (RFC 9457). Programs branch on `code`.",
  required: ["type", "title", "status", "detail", "instance", "code", "request_id"],
  properties: {
    type: { type: "string", format: "uri", maxLength: 2000 },
    title: text,
    status: { type: "integer", format: "int32", minimum: 400, maximum: 599 },
    detail: text,
    instance: text,
    code: { ...text, description: "Stable. An open list.", examples: Object.keys(errorTable).slice(0, 3) },
    request_id: { ...text, examples: ["req_01K…"] },
    explain_url: {
      type: "string",
      format: "uri",
      maxLength: 2000,
      description: "Of refused keys: the page where members of the workspace see which check refused, and why.",
    },
    errors: {
      type: "array",
      maxItems: 200,
      items: {
        type: "object",
        required: ["code", "detail"],
        properties: { code: text, detail: text, pointer: text, parameter: text, header: text, did_you_mean: text },
      },
    },
  },
};

/** One response for each of these statuses, listing the codes it comes with. */
export function problemResponses(statuses: ReadonlySet<number>): Record<string, Json> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const [code, { status }] of Object.entries(errorTable)) {
    byStatus.set(status, [...(byStatus.get(status) ?? []), code as ErrorCode]);
  }
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => statuses.has(status))
      .map(([status, codes]) => [
        `Problem${status}`,
        {
          description: codes.map((code) => `\`${code}\`: ${errorTable[code].meaning}`).join(" "),
          headers: headerReferences([...commonHeaders, ...(headersOf[status] ?? [])]),
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      ]),
  );
}
