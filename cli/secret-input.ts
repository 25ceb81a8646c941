import { UsageError } from "./command";

/** The three ways in which a secret reaches a command; the command's own environment variable comes last. */
type Source = { flag: string | undefined; name: string; stdin: boolean; variable: string };

/**
 * A secret from its flag, from standard input (`--NAME-stdin`), or from the environment; undefined when it is in none.
 * A flag shows up in the process list and in the shell's history; the other two do not.
 */
export async function readSecret({ flag, name, stdin, variable }: Source): Promise<string | undefined> {
  if (flag !== undefined && stdin) throw new UsageError(`Give either --${name} or --${name}-stdin.`);
  if (flag !== undefined) return flag;
  if (stdin) return (await readStdin()).replace(/\r?\n$/, "");
  return process.env[variable] || undefined;
}

/** @throws UsageError when there is none. */
export async function needSecret(source: Source): Promise<string> {
  const secret = await readSecret(source);
  if (secret !== undefined) return secret;
  throw new UsageError(`Missing: --${source.name} (or --${source.name}-stdin, or ${source.variable}).`);
}

async function readStdin(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError("Nothing is piped into standard input.");
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const chunk of process.stdin) {
    text += chunk;
    if (text.length > 10_000) throw new UsageError("Standard input is too long for a password or a key.");
  }
  return text;
}
