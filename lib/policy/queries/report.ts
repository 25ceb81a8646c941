import "server-only";
import type { Ctx } from "../../entry/ctx";
import { readAddressReport } from "../../usage/address-report";
import type { AddressReport } from "../schema";

/** What the workspace's list would have refused since it only reports; null when it does not. */
export async function workspaceReport(ctx: Ctx<"policy:read">, since: string | null): Promise<AddressReport | null> {
  return since === null ? null : readAddressReport(ctx.workspace.id, since);
}
