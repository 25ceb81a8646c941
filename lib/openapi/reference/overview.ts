import { scopeLabel, scopeNames } from "../../access/scopes";
import { type ErrorCode, errorTable } from "../../errors";
import { policies } from "../../rate-limit/policies";
import type { Sample } from "./samples";

/** Text may hold `code` and [links](/to) as in Markdown. */
export type Block =
  | Readonly<{ text: string }>
  | Readonly<{ list: readonly string[] }>
  | Readonly<{ table: Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }> }>
  | Readonly<{ samples: readonly Sample[] }>;

export type Section = Readonly<{ id: string; title: string; blocks: readonly Block[] }>;

/** What holds for every operation. The tables are those that the server itself reads. */
export function overview(baseUrl: string, firstCall: readonly Sample[]): Section[] {
  return [
    {
      id: "first-call",
      title: "First call",
      blocks: [
        {
          text: `The API of this installation is at \`${baseUrl}\`. Create a key under Settings > API Keys, keep it in the environment as \`LATCHKEY_API_KEY\`, and ask what it may do:`,
        },
        { samples: firstCall },
        {
          text: "`/api/v1/…` and `/v1/…` lead to the same operations with the same answers. The version is the date in the `Api-Version` header of each answer.",
        },
      ],
    },
    {
      id: "authentication",
      title: "Authentication",
      blocks: [
        {
          text: "Send `Authorization: Bearer <key>` with each request, over HTTPS. A key in the address or the body is refused, and flagged as exposed. A key belongs to one workspace; `X-Organization-Id` may name it as well, and some workspaces require that.",
        },
        {
          table: {
            head: ["Scope", "Allows"],
            rows: scopeNames.map((name) => [`\`${name}\``, scopeLabel(name)]),
          },
        },
        { text: "A key never does more than its owner's role grants at the time of the request." },
      ],
    },
    {
      id: "requests",
      title: "Requests and answers",
      blocks: [
        {
          list: [
            "Bodies are JSON or form-encoded (`requester[email]=…`, `tags[]=a`). Answers are JSON.",
            'A single thing comes as `{"data": {…}}`, a list as `{"data": […], "pagination": {…}}`.',
            "Every documented field is always there; what has no value is `null`. More fields and more values of enumerations may be added.",
            "Times are RFC 3339 in UTC. Ids are opaque strings.",
            "`PATCH` is a JSON Merge Patch (RFC 7396): what is left out stays, `null` clears.",
            "One object per request. Unknown fields and parameters are refused, with `did_you_mean`.",
            "`X-Request-Id` names each request; admins find it in the key's log.",
          ],
        },
      ],
    },
    {
      id: "paging",
      title: "Paging and syncing",
      blocks: [
        {
          text: "Lists have up to 100 rows on a page (`limit`, 25 when left out). Pass `pagination.next_cursor` as `cursor` for the next page, or follow the `Link` header. There is no depth limit, and rows that come or go meanwhile neither repeat nor hide others.",
        },
        {
          text: "To keep a copy, ask with `sort=updated_at`, `include_deleted=true` and `updated_since`, page to the end, and keep `sync.next_updated_since` of the last page for the next time. The server makes it, so that nothing is lost between two runs. What was deleted comes as a tombstone.",
        },
      ],
    },
    {
      id: "retries",
      title: "Retries",
      blocks: [
        {
          text: "Send an `Idempotency-Key` of your own with each `POST`: when an answer gets lost, the same request with the same key repeats the first answer instead of doing it twice. After 429 and 503 wait for `Retry-After` seconds.",
        },
      ],
    },
    {
      id: "limits",
      title: "Limits",
      blocks: [
        {
          table: {
            head: ["Policy", "For", "Limit", "Counted per"],
            rows: Object.entries(policies).map(([name, policy]) => [
              `\`${name}\``,
              policy.label,
              `${policy.limit} in ${policy.windowSeconds.toLocaleString("en-US")} s`,
              { ip: "address", key: "key", email: "e-mail address" }[policy.partition],
            ]),
          },
        },
        {
          text: "Your workspace may have set others; `GET /rate-limits` tells, and costs nothing. Answers carry `RateLimit`, `RateLimit-Policy` and `X-RateLimit-*`. To read many tickets use `GET /tickets?limit=100`: only fetching them one by one falls under `tickets-read`.",
        },
      ],
    },
    {
      id: "errors",
      title: "Errors",
      blocks: [
        {
          text: "Errors are problem details (RFC 9457). Branch on `code`; `detail` is for people. [Every code](/docs/api/errors) has a line of its own. The most frequent:",
        },
        {
          table: {
            head: ["Status", "Codes"],
            rows: [401, 403, 429].map((status) => [
              `${status} ${titleOf(status)}`,
              codesOf(status)
                .map((code) => `[\`${code}\`](/docs/api/errors#${code})`)
                .join(", "),
            ]),
          },
        },
      ],
    },
  ];
}

const codesOf = (status: number) =>
  (Object.keys(errorTable) as ErrorCode[]).filter((code) => errorTable[code].status === status);

const titleOf = (status: number) => errorTable[codesOf(status)[0] ?? "internal_error"].title;
