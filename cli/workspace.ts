import { asMember, asSystem, commandLine } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { transferOwnership } from "../lib/members/commands/transfer";
import { MemberRef } from "../lib/members/schema";
import { createWorkspaceFor } from "../lib/workspaces/commands/create";
import { deleteWorkspace } from "../lib/workspaces/commands/delete";
import { renameWorkspace } from "../lib/workspaces/commands/rename";
import { listAllWorkspaces } from "../lib/workspaces/queries";
import { CreateFirstWorkspace, DeleteWorkspace, RenameWorkspace } from "../lib/workspaces/schema";
import { command, workspaceFlag } from "./command";
import { table, when } from "./output";
import { needSecret } from "./secret-input";

export const create = command({
  summary: "Create a workspace and its owner",
  flags: {
    name: { type: "string", value: "NAME", required: true, help: "the workspace's name" },
    "owner-name": { type: "string", value: "NAME", required: true, help: "the owner's name" },
    "owner-email": { type: "string", value: "EMAIL", required: true, help: "the owner's e-mail address" },
    "owner-password": { type: "string", value: "PASSWORD", help: "15 characters or more; or LATCHKEY_PASSWORD" },
    "owner-password-stdin": { type: "boolean", help: "read the password from standard input" },
  },
  fields: { workspaceName: "name", name: "owner-name", email: "owner-email", password: "owner-password" },
  async run(flags) {
    const password = await needSecret({
      flag: flags["owner-password"],
      name: "owner-password",
      stdin: flags["owner-password-stdin"],
      variable: "LATCHKEY_PASSWORD",
    });
    const input = { workspaceName: flags.name, name: flags["owner-name"], email: flags["owner-email"], password };
    const made = await createWorkspaceFor(commandLine(), validate(CreateFirstWorkspace, input));
    return { json: made, text: `Created ${made.name} at /${made.slug} (${made.id}).` };
  },
});

export const list = command({
  summary: "List the workspaces",
  flags: {},
  async run() {
    const all = await listAllWorkspaces();
    const rows = all.map(({ slug, name, members, createdAt }) => [slug, name, String(members), when(createdAt)]);
    return { json: all, text: table(["SLUG", "NAME", "MEMBERS", "CREATED"], rows, "There is no workspace yet.") };
  },
});

export const rename = command({
  summary: "Give a workspace another name; its address and id stay",
  flags: { workspace: workspaceFlag, name: { type: "string", value: "NAME", required: true, help: "the new name" } },
  async run({ workspace, name }) {
    const ctx = await asSystem(workspace, "workspace:manage");
    const renamed = await renameWorkspace(ctx, validate(RenameWorkspace, { name }));
    return { json: renamed, text: `/${renamed.slug} is now called ${renamed.name}.` };
  },
});

export const transfer = command({
  summary: "Hand a workspace over: another Owner instead of the acting one",
  flags: {
    workspace: workspaceFlag,
    as: { type: "string", value: "EMAIL", required: true, help: "the Owner who hands it over" },
    to: { type: "string", value: "EMAIL", required: true, help: "the member who gets it" },
  },
  fields: { email: "to" },
  async run({ workspace, as, to }) {
    const input = validate(MemberRef, { email: to });
    const owner = await transferOwnership(await asMember(workspace, "workspace:manage", as), input);
    return { json: owner, text: `${owner.name} <${owner.email}> owns ${workspace} now.` };
  },
});

export const remove = command({
  summary: "Delete a workspace with its keys and tickets, for good",
  flags: {
    workspace: workspaceFlag,
    confirm: { type: "string", value: "NAME", required: true, help: "the workspace's name, typed out" },
  },
  fields: { confirmName: "confirm" },
  async run({ workspace, confirm }) {
    const ctx = await asSystem(workspace, "workspace:manage");
    const deleted = await deleteWorkspace(ctx, validate(DeleteWorkspace, { confirmName: confirm }));
    return { json: deleted, text: `Deleted ${deleted.name} (/${deleted.slug}).` };
  },
});
