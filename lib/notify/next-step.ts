import { paths } from "../paths";
import type { NoticeKind } from "./kinds";

/** Kinds about keys that are over: there is nothing left to revoke. */
const over: ReadonlySet<NoticeKind> = new Set(["api_key.revoked", "api_key.expired"]);

/** What a mail offers to do about its notice: an address that shows something and changes nothing by itself. */
export function nextStep(kind: NoticeKind, workspace: string, targetId: string): { words: string; path: string } {
  if (kind === "member.access_requested") return { words: "The members", path: paths.members(workspace) };
  if (kind === "quota.used") return { words: "The limits and the quota", path: paths.limits(workspace) };
  if (kind === "webhook.failing" || kind === "webhook.disabled") {
    return { words: "Its deliveries", path: paths.webhook(workspace, targetId) };
  }
  if (over.has(kind)) return { words: "Your keys", path: paths.apiKeys(workspace) };
  return { words: "Look at it or revoke it", path: paths.revokeApiKey(workspace, targetId) };
}
