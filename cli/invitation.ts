import { roleNames, roles } from "../lib/access/roles";
import { asSystem } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { AppError } from "../lib/errors";
import { inviteMember } from "../lib/members/commands/invite";
import { resendInvitation, withdrawInvitation } from "../lib/members/commands/manage-invitation";
import { listInvitations } from "../lib/members/queries/invitations";
import { InviteMember, invitationDays } from "../lib/members/schema";
import { command, type Output, workspaceFlag } from "./command";
import { table, when } from "./output";

const email = { type: "string", value: "EMAIL", required: true, help: "the invited person's address" } as const;

function shown(sent: { email: string; link: string }): Output {
  return {
    json: sent,
    text: `A mail with this link is on its way to ${sent.email}. It works once, for ${invitationDays} days:\n${sent.link}`,
  };
}

/** @throws AppError `not_found`. */
async function pendingId(workspace: string, email: string): Promise<{ id: string }> {
  const address = email.trim().toLowerCase();
  const all = await listInvitations(await asSystem(workspace, "members:read"));
  const found = all.find((one) => one.email === address);
  if (!found) throw new AppError("not_found", `Nobody with the address ${address} is invited.`);
  return { id: found.id };
}

export const invite = command({
  summary: "Invite a person and print the link, once",
  flags: {
    workspace: workspaceFlag,
    email,
    role: { type: "string", value: "ROLE", required: true, help: roleNames.join(", ") },
  },
  async run({ workspace, ...input }) {
    const ctx = await asSystem(workspace, "members:manage");
    return shown(await inviteMember(ctx, validate(InviteMember, input)));
  },
});

export const resend = command({
  summary: "Make a new link for an invitation; the old one stops working",
  flags: { workspace: workspaceFlag, email },
  async run({ workspace, email }) {
    const ctx = await asSystem(workspace, "members:manage");
    return shown(await resendInvitation(ctx, await pendingId(workspace, email)));
  },
});

export const withdraw = command({
  summary: "Withdraw an invitation; its link stops working",
  flags: { workspace: workspaceFlag, email },
  async run({ workspace, email }) {
    const ctx = await asSystem(workspace, "members:manage");
    const withdrawn = await withdrawInvitation(ctx, await pendingId(workspace, email));
    return { json: withdrawn, text: `${withdrawn.email} is not invited any more.` };
  },
});

export const list = command({
  summary: "List the invitations that nobody has accepted yet",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const all = await listInvitations(await asSystem(workspace, "members:read"));
    const rows = all.map((one) => [
      one.email,
      roles[one.role].label,
      one.createdBy,
      one.expired ? "expired" : when(one.expiresAt),
    ]);
    return { json: all, text: table(["EMAIL", "ROLE", "INVITED BY", "EXPIRES"], rows, "Nobody is invited.") };
  },
});
