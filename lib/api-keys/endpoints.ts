import { z } from "zod";
import { scopeNames } from "../access/scopes";
import { endpoint } from "../entry/endpoint";
import { LeakAnswer, LeakReport } from "./leak-report";

const text = (most: number) => z.string().meta({ maxLength: most });
const moment = z.iso.datetime().meta({ maxLength: 40 });
const scopes = z.array(z.enum(scopeNames)).meta({ maxItems: scopeNames.length });

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).meta({ maxItems: 100 });

/** The eight documented members first, ours after them. */
export const TestResult = z
  .object({
    success: z.literal(true),
    message: text(200),
    key_name: text(100),
    key_prefix: z.string().meta({ examples: ["lk_live_P6jVGAamQ2"], maxLength: 32 }),
    scopes,
    expires_at: moment.nullable().meta({ description: "null when the key never expires" }),
    organization_id: text(64),
    authenticated_at: moment,
    workspace: z.object({ id: text(64), name: text(100), slug: text(64) }),
    effective_scopes: scopes.meta({
      description: "What the key may do now: its scopes as far as its owner's role allows.",
    }),
    restrictions: z.object({ allowed_ips: listOf(text(64)), allowed_domains: listOf(text(255)) }),
    client_ip: text(64).nullable().meta({ description: "The address this request came from, as we see it." }),
    warnings: listOf(z.object({ code: text(64), detail: text(500) })),
    request_id: text(64),
  })
  .meta({ id: "TestResult" });

export const reportLeak = endpoint({
  method: "POST",
  path: "/leaks",
  id: "reportLeak",
  summary: "Report a leaked key",
  description:
    "For anybody who found a key; no key of one's own is needed. A real one is revoked at once and its people are told. " +
    "The answer is the same for every text.",
  tag: "Key",
  scope: "none",
  body: LeakReport,
  returns: LeakAnswer,
});

const contract = {
  path: "/test",
  summary: "Check an API key",
  description: "Answers any valid key, whatever its scopes, and says what it may do.",
  tag: "Key",
  scope: "any",
  returns: TestResult,
  free: "head",
} as const;

export const testKey = endpoint({ ...contract, method: "GET", id: "testKey" });
export const testKeyByPost = endpoint({ ...contract, method: "POST", id: "testKeyByPost" });
