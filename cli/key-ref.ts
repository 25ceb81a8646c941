import { workspaceFlag } from "./command";
import { needSecret } from "./secret-input";
import { parseKeyRef } from "./values";

/** In a member's name. */
export const as = { type: "string", value: "EMAIL", help: "act as this member, with their rights" } as const;

/** What every command on one key takes. */
export const keyFlags = {
  workspace: workspaceFlag,
  key: { type: "string", value: "KEY", help: "its id, prefix or the key itself; or LATCHKEY_KEY" },
  "key-stdin": { type: "boolean", help: "read the key from standard input" },
  as,
} as const;

/** The id of the key that the flags, standard input or the environment name. */
export async function keyRef(flags: { key: string | undefined; "key-stdin": boolean }): Promise<string> {
  const source = { flag: flags.key, name: "key", stdin: flags["key-stdin"], variable: "LATCHKEY_KEY" };
  return parseKeyRef(await needSecret(source));
}
