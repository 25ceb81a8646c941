import "server-only";
import { chainStart } from "../../audit/chain";
import { type VerifyProgress, verifyStep } from "../../audit/verify";
import type { Ctx } from "../../entry/ctx";
import type { VerifyStep } from "../schema";

/** The next step of a check of the workspace's chain. */
export function verifyNext(ctx: Ctx<"audit_log:read">, { sequence, hash }: VerifyStep): Promise<VerifyProgress> {
  return verifyStep(ctx.workspace.id, sequence > 0 && hash ? { sequence, hash } : { sequence: 0, hash: chainStart });
}
