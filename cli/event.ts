import { scopeNames } from "../lib/access/scopes";
import { asSystem } from "../lib/entry/command-line";
import { type Envelope, envelopeOf } from "../lib/events/envelope";
import { isEventPattern } from "../lib/events/event-types";
import { readEvents } from "../lib/events/read-events";
import { command, UsageError, workspaceFlag } from "./command";
import { table, when } from "./output";
import { parseCount, parseMoment } from "./values";

/** Events of one read. */
const atOnce = 100;
const day = 86_400_000;

export const list = command({
  summary: "List what happened, in order, as webhooks and GET /events tell it",
  flags: {
    workspace: workspaceFlag,
    type: { type: "string", value: "TYPE", multiple: true, help: "repeatable, such as ticket.created or ticket.*" },
    resource: { type: "string", value: "ID", help: "events about one thing" },
    since: { type: "string", value: "DATE", help: "events of this time or later; the last 24 hours when absent" },
    "after-sequence": { type: "string", value: "N", help: "events after this one, instead of --since" },
    limit: { type: "string", value: "N", help: "at most; 1000 when absent" },
  },
  async run({ workspace, type, resource, since, limit = "1000", ...flags }) {
    const { workspace: where } = await asSystem(workspace, "webhooks:read");
    const types = type.flatMap((typed) => typed.split(","));
    for (const name of types) if (!isEventPattern(name)) throw new UsageError("--type names no type of event.");
    const sequence = flags["after-sequence"];
    if (sequence !== undefined && since !== undefined) throw new UsageError("Give --since or --after-sequence.");
    const wanted = {
      ...{ workspaceId: where.id, scopes: new Set(scopeNames), resourceId: resource },
      ...(types.length > 0 ? { type: types } : {}),
      ...(sequence === undefined ? { since: since ? parseMoment(since, "--since") : new Date(Date.now() - day) } : {}),
    };
    const after = sequence === undefined ? null : parseCount(sequence, "--after-sequence");
    const events = await readMany(wanted, after, parseCount(limit, "--limit"));
    const rows = events.map(({ sequence, timestamp, type, actor, data }) => [
      ...[String(sequence), when(timestamp), type],
      ...[String(data.object.id), actor.name],
    ]);
    const headings = ["NO.", "WHEN", "TYPE", "ABOUT", "BY"];
    return { json: events, text: table(headings, rows, "Nothing happened."), verbatim: true };
  },
});

type Wanted = Omit<Parameters<typeof readEvents>[0], "limit">;

async function readMany(wanted: Wanted, start: number | null, most: number): Promise<Envelope[]> {
  const events: Envelope[] = [];
  for (let after = start; events.length < most; ) {
    const limit = Math.min(atOnce, most - events.length);
    const { rows, more, upTo } = await readEvents({ ...wanted, limit }, after);
    events.push(...rows.map((row) => envelopeOf(row)));
    if (!more) break;
    after = upTo;
  }
  return events;
}
