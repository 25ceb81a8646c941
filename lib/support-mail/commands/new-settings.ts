import "server-only";
import type { Ctx } from "../../entry/ctx";

/** The row of a workspace that has set nothing yet, about mail. */
export function newSettings({ workspace, now }: Pick<Ctx, "workspace" | "now">) {
  return {
    workspaceId: workspace.id,
    ...{ sendReplies: true, fromName: "", address: null, otherAddresses: "", ticketAddress: false },
    ...{
      signature: "",
      acknowledge: false,
      hookSecret: null,
      hookOldSecret: null,
      hookOldUntil: null,
      hookSince: null,
    },
    updatedAt: now,
  };
}
