import { commandLine } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { createWorkspaceFor } from "../lib/workspaces/commands/create";
import { listAllWorkspaces } from "../lib/workspaces/queries";
import { CreateFirstWorkspace } from "../lib/workspaces/schema";
import { command } from "./command";
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
