import { z } from "zod";
import { scopeNames } from "../access/scopes";
import { endpoint } from "../entry/endpoint";
import { LeakAnswer, LeakReport } from "./leak-report";

const moment = z.iso.datetime();
const scopes = z.array(z.enum(scopeNames));

/** The eight documented members first, ours after them. */
export const TestResult = z
  .object({
    success: z.literal(true),
    message: z.string(),
    key_name: z.string(),
    key_prefix: z.string().meta({ examples: ["lk_live_P6jVGAamQ2"] }),
    scopes,
    expires_at: moment.nullable().meta({ description: "null when the key never expires" }),
    organization_id: z.string(),
    authenticated_at: moment,
    workspace: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
    effective_scopes: scopes.meta({
      description: "What the key may do now: its scopes as far as its owner's role allows.",
    }),
    restrictions: z.object({ allowed_ips: z.array(z.string()), allowed_domains: z.array(z.string()) }),
    client_ip: z.string().nullable().meta({ description: "The address this request came from, as we see it." }),
    warnings: z.array(z.object({ code: z.string(), detail: z.string() })),
    request_id: z.string(),
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
