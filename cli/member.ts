import { roleNames, roles } from "../lib/access/roles";
import { asSystem } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { AppError } from "../lib/errors";
import { declineAccess } from "../lib/members/commands/access-request";
import { addMember } from "../lib/members/commands/add";
import { changeRole } from "../lib/members/commands/change-role";
import { removeMember } from "../lib/members/commands/remove";
import { setApiAccess } from "../lib/members/commands/set-api-access";
import { listAccessRequests } from "../lib/members/queries/access-requests";
import { listMembers } from "../lib/members/queries/list";
import { AddMember, ChangeRole, type Member, RemoveMember, SetApiAccess } from "../lib/members/schema";
import { command, type Output, UsageError, workspaceFlag } from "./command";
import { table, when } from "./output";
import { readSecret } from "./secret-input";

const email = { type: "string", value: "EMAIL", required: true, help: "the member's e-mail address" } as const;
const role = { type: "string", value: "ROLE", required: true, help: roleNames.join(", ") } as const;

function shown(member: Member, what: string): Output {
  return { json: member, text: `${member.name} <${member.email}> ${what}.` };
}

export const add = command({
  summary: "Add a person to a workspace",
  flags: {
    workspace: workspaceFlag,
    email,
    name: { type: "string", value: "NAME", required: true, help: "the member's name" },
    role,
    password: { type: "string", value: "PASSWORD", help: "for somebody without an account; or LATCHKEY_PASSWORD" },
    "password-stdin": { type: "boolean", help: "read the password from standard input" },
  },
  async run({ workspace, email, name, role, ...secret }) {
    const password = await readSecret({
      flag: secret.password,
      name: "password",
      stdin: secret["password-stdin"],
      variable: "LATCHKEY_PASSWORD",
    });
    const input = validate(AddMember, { email, name, role, password });
    const member = await addMember(await asSystem(workspace, "members:manage"), input);
    return shown(member, `is now in ${workspace} as ${roles[member.role].label}`);
  },
});

export const changeRoleCommand = command({
  summary: "Give a member another role",
  flags: { workspace: workspaceFlag, email, role },
  async run({ workspace, ...input }) {
    const member = await changeRole(await asSystem(workspace, "members:manage"), validate(ChangeRole, input));
    return shown(member, `is ${roles[member.role].label}`);
  },
});

export const apiAccess = command({
  summary: "Switch a member's API access on or off",
  flags: {
    workspace: workspaceFlag,
    email,
    on: { type: "boolean", help: "they may create keys, and their keys work" },
    off: { type: "boolean", help: "they may create none, and theirs are refused" },
  },
  async run({ workspace, email, on, off }) {
    if (on === off) throw new UsageError("Give either --on or --off.");
    const ctx = await asSystem(workspace, "members:manage");
    const member = await setApiAccess(ctx, validate(SetApiAccess, { email, on }));
    return shown(member, `has API access ${member.apiAccess ? "on" : "off"}`);
  },
});

export const list = command({
  summary: "List the members of a workspace",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const members = await listMembers(await asSystem(workspace, "members:read"));
    const rows = members.map((one) => [one.email, one.name, one.role, one.apiAccess ? "on" : "off"]);
    return { json: members, text: table(["EMAIL", "NAME", "ROLE", "API ACCESS"], rows, "Nobody is in it.") };
  },
});

export const remove = command({
  summary: "Remove a member and revoke or hand over their keys",
  flags: {
    workspace: workspaceFlag,
    email,
    "hand-over-to": {
      type: "string",
      value: "EMAIL",
      help: "an admin who gets their keys; without it they are revoked",
    },
  },
  fields: { keys: "hand-over-to" },
  async run({ workspace, email, ...flags }) {
    const to = flags["hand-over-to"];
    const keys = to === undefined ? { fate: "revoke" } : { fate: "hand_over", to };
    const ctx = await asSystem(workspace, "members:manage");
    const removed = await removeMember(ctx, validate(RemoveMember, { email, keys }));
    const { revokedKeys, handedOverKeys } = removed;
    const fate = to === undefined ? `Revoked keys: ${revokedKeys}.` : `Keys handed over to ${to}: ${handedOverKeys}.`;
    return { json: removed, text: `${removed.name} <${removed.email}> is not in ${workspace} any more. ${fate}` };
  },
});

export const requests = command({
  summary: "List who has asked for more rights",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const all = await listAccessRequests(await asSystem(workspace, "members:read"));
    const json = all.map(({ member, ...request }) => ({ ...request, email: member.email, role: member.role }));
    const rows = json.map((one) => [one.email, one.role, one.wanted, when(one.createdAt)]);
    return { json, text: table(["EMAIL", "ROLE", "WANTS", "SINCE"], rows, "Nobody has asked.") };
  },
});

export const decline = command({
  summary: "Decline a member's request; role and api-access grant one",
  flags: { workspace: workspaceFlag, email },
  async run({ workspace, email }) {
    const ctx = await asSystem(workspace, "members:manage");
    const all = await listAccessRequests(await asSystem(workspace, "members:read"));
    const found = all.find(({ member }) => member.email === email.trim().toLowerCase());
    if (!found) throw new AppError("not_found", `${email} has asked for nothing.`);
    const declined = await declineAccess(ctx, { id: found.id });
    return { json: { ...declined, email: found.member.email }, text: `Declined what ${declined.name} had asked for.` };
  },
});
