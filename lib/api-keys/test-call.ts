import type { z } from "zod";
import { publicPrefix } from "../access/key-format";
import { scopeNames } from "../access/scopes";
import type { Ctx } from "../entry/ctx";
import type { KeyFacts } from "../entry/endpoint";
import type { TestResult } from "./endpoints";

/** What the test call answers: the key as the API sees it at this moment. Reads nothing. */
export function describeKey(ctx: Ctx, { key }: { key: KeyFacts }): z.input<typeof TestResult> {
  const { workspace } = ctx;
  return {
    success: true,
    message: "API key is valid and working correctly",
    key_name: key.name,
    key_prefix: publicPrefix(key.id),
    scopes: [...key.scopes],
    expires_at: key.expiresAt === null ? null : new Date(key.expiresAt).toISOString(),
    organization_id: workspace.id,
    authenticated_at: ctx.now.toISOString(),
    workspace: { id: workspace.id, name: workspace.name, slug: workspace.slug },
    effective_scopes: scopeNames.filter((name) => key.effective.has(name)),
    restrictions: { allowed_ips: [...key.allowedIps], allowed_domains: [...key.allowedDomains] },
    client_ip: ctx.clientIp || null,
    warnings: expiryWarning(key, ctx.now.getTime()),
    request_id: ctx.requestId,
  };
}

const hour = 3_600_000;

/** A key warns in the last quarter of its life, as the notices do. */
function expiryWarning({ createdAt, expiresAt }: KeyFacts, now: number) {
  if (expiresAt === null || expiresAt - now > (expiresAt - createdAt) / 4) return [];
  const hours = Math.max(1, Math.round((expiresAt - now) / hour));
  const left = hours < 48 ? `${hours} ${hours === 1 ? "hour" : "hours"}` : `${Math.round(hours / 24)} days`;
  return [{ code: "expires_soon", detail: `Expires in ${left}.` }];
}
