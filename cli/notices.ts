import { asMember } from "../lib/entry/command-line";
import { listNotices } from "../lib/notices/queries";
import { command, workspaceFlag } from "./command";
import { table, when } from "./output";

export const list = command({
  summary: "List a member's latest notices",
  flags: {
    workspace: workspaceFlag,
    as: { type: "string", value: "EMAIL", required: true, help: "whose notices" },
    unread: { type: "boolean", help: "only those that were not read yet" },
  },
  async run(flags) {
    const ctx = await asMember(flags.workspace, "notices:read", flags.as);
    const { rows } = await listNotices(ctx, { show: flags.unread ? "unread" : "all" });
    const json = rows.map(({ id, kind, title, body, place, at, read, key }) => {
      return { id, kind, title, body, place, at, read, keyId: key?.id ?? null };
    });
    const lines = rows.map(({ at, read, title }) => [when(at), read ? "" : "new", title]);
    return { json, text: table(["TOLD", "", "NOTICE"], lines, "There is no notice yet.") };
  },
});
