import { csvLine } from "../csv";
import type { AuditEntry } from "./schema";

export const exportFormats = ["csv", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const columns = [
  "sequence",
  "at",
  "event",
  "actor_type",
  "actor_id",
  "actor_name",
  "target_type",
  "target_id",
  "target_name",
  "before",
  "after",
  "ip",
  "request_id",
  "hash",
] as const;

/** One event, flat, under the names that both formats use. */
export function flatEvent({ actor, target, requestId, before, after, ...rest }: AuditEntry) {
  return {
    ...{ sequence: rest.sequence, at: rest.at, event: rest.event },
    ...{ actor_type: actor.type, actor_id: actor.id, actor_name: actor.name },
    ...{ target_type: target.type, target_id: target.id, target_name: target.name },
    ...{ before, after, ip: rest.ip, request_id: requestId, hash: rest.hash },
  };
}

/** The export as text, piece by piece, so that a log of any size can be sent. */
export async function* exportText(entries: AsyncIterable<AuditEntry>, format: ExportFormat): AsyncGenerator<string> {
  yield format === "csv" ? csvLine(columns) : "[";
  let first = true;
  for await (const entry of entries) {
    const row = flatEvent(entry);
    if (format === "csv") {
      const { before, after } = row;
      const cells = { ...row, before: JSON.stringify(before), after: JSON.stringify(after) };
      yield csvLine(columns.map((name) => cells[name]));
    } else yield `${first ? "" : ","}\n${JSON.stringify(row)}`;
    first = false;
  }
  if (format === "json") yield first ? "]\n" : "\n]\n";
}
