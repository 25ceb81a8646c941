import "server-only";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { rowIdOf } from "../access/key-format";
import { openSource, using } from "../db/copy/open";
import { CopyError } from "../db/copy/table";
import type { Source } from "../db/copy/transfer";
import { databaseUrl } from "../env";
import { columnsOf } from "./manifest";

/** Keys that were ended after a backup was made, as somebody knows from elsewhere. */
export type EndedKeys = Readonly<{
  /** Whether a key of the backup is to be revoked: it was, or it was deleted. */
  isEnded: (id: string) => boolean;
  isDisabled: (id: string) => boolean;
}>;

/**
 * Reads them from the newer database (`file:…`, `postgresql://…`) or from a file: an audit log that was exported as JSON,
 * what `key list --json` printed, or ids of keys, one a line.
 * @throws {CopyError} when it is none of these, or the database is another installation's.
 */
export async function readEndedKeys(from: string, backup: string): Promise<EndedKeys> {
  if (!databaseUrl.test(from)) return listedIn(from);
  return using(openSource(backup), (older) => using(openSource(from), (newer) => comparedWith(older, newer)));
}

async function comparedWith(older: Source, newer: Source): Promise<EndedKeys> {
  if ((await birthOf(older)) !== (await birthOf(newer))) {
    throw new CopyError("The newer database is of another installation.");
  }
  const live = new Set<string>();
  const disabled = new Set<string>();
  for await (const key of columnsOf(newer, "api_keys", ["id", "revoked_at", "disabled_at"])) {
    if (key.revoked_at === null) live.add(String(key.id));
    if (key.disabled_at !== null) disabled.add(String(key.id));
  }
  return { isEnded: (id) => !live.has(id), isDisabled: (id) => disabled.has(id) };
}

/** When the installation was set up, which it keeps for life. */
async function birthOf(source: Source): Promise<unknown> {
  for await (const { created_at } of columnsOf(source, "installation", ["created_at"])) return created_at;
  return null;
}

const endings = ["api_key.revoked", "api_key.deleted"];
const Listed = z.array(
  z.union([
    z.object({ event: z.string(), target_id: z.string() }).transform(({ event, target_id: id }) => ({
      id,
      isEnded: endings.includes(event),
      isDisabled: false,
    })),
    z.object({ id: z.string(), status: z.string() }).transform(({ id, status }) => ({
      id,
      isEnded: status === "revoked",
      isDisabled: status === "disabled",
    })),
  ]),
);

async function listedIn(path: string): Promise<EndedKeys> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new CopyError(`${path} cannot be read.`);
  });
  const entries = text.trimStart().startsWith("[") ? readJson(path, text) : readLines(path, text);
  const ended = new Set(entries.filter(({ isEnded }) => isEnded).map(({ id }) => id));
  const disabled = new Set(entries.filter(({ isDisabled }) => isDisabled).map(({ id }) => id));
  return { isEnded: (id) => ended.has(id), isDisabled: (id) => disabled.has(id) };
}

function readJson(path: string, text: string): z.output<typeof Listed> {
  try {
    return Listed.parse(JSON.parse(text));
  } catch {
    throw new CopyError(`${path} is neither an exported audit log nor a list of keys.`);
  }
}

function readLines(path: string, text: string): z.output<typeof Listed> {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter(Boolean).map((line, at) => {
    const publicId = /^(?:key_|lk_live_)([0-9A-Za-z]{10})$/.exec(line)?.[1];
    // The line is not repeated: it may be a whole key.
    if (!publicId) throw new CopyError(`${path} has no id of a key (key_…) in its line ${at + 1}.`);
    return { id: rowIdOf(publicId), isEnded: true, isDisabled: false };
  });
}
