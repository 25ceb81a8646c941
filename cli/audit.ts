import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { verifyChain } from "../lib/audit/verify";
import { exportFormats, exportText, flatEvent } from "../lib/audit-log/export";
import { readAuditQuery } from "../lib/audit-log/list-query";
import { eachAuditEvent } from "../lib/audit-log/queries/each";
import type { AuditEntry } from "../lib/audit-log/schema";
import { asSystem } from "../lib/entry/command-line";
import { AppError } from "../lib/errors";
import { listAllWorkspaces } from "../lib/workspaces/queries";
import { command, UsageError, workspaceFlag } from "./command";
import { number, table } from "./output";

export const verify = command({
  summary: "Check that no event of the audit log was altered, removed or moved",
  flags: { workspace: { type: "string", value: "SLUG", help: "this workspace only; every one when absent" } },
  async run({ workspace }) {
    const slugs = workspace ? [workspace] : (await listAllWorkspaces()).map(({ slug }) => slug);
    const results = [];
    for (const slug of slugs) {
      const ctx = await asSystem(slug, "audit_log:read");
      const { sequence, hash, total, broken } = await verifyChain(ctx.workspace.id);
      results.push({ workspace: slug, ok: broken === null, events: total, verified: sequence, hash, broken });
    }
    const bad = results.find(({ broken }) => broken !== null);
    if (bad?.broken) {
      const { sequence, reason } = bad.broken;
      throw new AppError("conflict", `${bad.workspace}: the chain is broken at event ${sequence}. ${reason}`);
    }
    const rows = results.map((one) => [one.workspace, number.format(one.events), one.hash]);
    const text = table(["WORKSPACE", "EVENTS VERIFIED", "HASH OF THE LAST ONE"], rows, "There is no workspace.");
    return { json: workspace ? results[0] : results, text };
  },
});

const filters = {
  search: { type: "string", value: "TEXT", help: "a key's id or prefix, a request's id, an address or a name" },
  event: { type: "string", value: "EVENT", help: "such as api_key.revoked" },
  actor: { type: "string", value: "ID", help: "who did it" },
  from: { type: "string", value: "DATE", help: "from this day on, in UTC" },
  to: { type: "string", value: "DATE", help: "until this day, included" },
} as const;

export const exportCommand = command({
  summary: "Write the audit log, the oldest event first",
  flags: {
    workspace: workspaceFlag,
    ...filters,
    format: { type: "string", value: "csv|json", help: "json when absent" },
    file: { type: "string", value: "FILE", help: "write it there; needed for logs of more than 100,000 events" },
  },
  async run({ workspace, search, format = "json", file, ...given }) {
    const chosen = exportFormats.find((name) => name === format);
    if (!chosen) throw new UsageError(`--format is one of ${exportFormats.join(", ")}.`);
    const query = readAuditQuery({ ...given, q: search });
    for (const name of ["event", "actor", "from", "to"] as const)
      if (given[name] !== undefined && query[name] === null) throw new UsageError(`--${name} cannot be read.`);
    const entries = eachAuditEvent(await asSystem(workspace, "audit_log:read"), query);
    if (file !== undefined) {
      const counting = counted(entries);
      await pipeline(Readable.from(exportText(counting.entries, chosen)), createWriteStream(file, { mode: 0o600 }));
      return {
        json: { file, events: counting.count() },
        text: `Wrote ${number.format(counting.count())} events to ${file}.`,
      };
    }
    const all = await collected(entries);
    let text = "";
    for await (const piece of exportText(Readable.from(all), chosen)) text += piece;
    return { json: all.map(flatEvent), text: text.trimEnd() };
  },
});

/** A log that is printed has to fit into memory. */
const mostPrinted = 100_000;

async function collected(entries: AsyncIterable<AuditEntry>): Promise<AuditEntry[]> {
  const all: AuditEntry[] = [];
  for await (const entry of entries) {
    all.push(entry);
    if (all.length > mostPrinted) throw new UsageError("The log is too long to print: name a --file.");
  }
  return all;
}

function counted(source: AsyncIterable<AuditEntry>) {
  let count = 0;
  async function* entries() {
    for await (const entry of source) {
      count += 1;
      yield entry;
    }
  }
  return { entries: entries(), count: () => count };
}
