import { prepareAuthEnvironment } from "../lib/auth/secret";
import { closeDb } from "../lib/db/client";
import { migrate } from "../lib/db/migrate";
import { closePointReads } from "../lib/db/point-read";
import { closest } from "../lib/entry/closest";
import { type Command, type Output, UsageError } from "./command";
import { commands, isCommand, type Noun } from "./commands";
import { explain } from "./explain";
import { helpForAll, helpForCommand, helpForNoun } from "./help";
import { snakeCase } from "./output";
import { parse } from "./parse";

/** Where the answer and the one line of an error go. */
export type Streams = Readonly<{ out: (text: string) => void; err: (text: string) => void }>;

const standard: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** Runs one command and returns the exit code: 0 done, 1 refused or failed, 2 wrong call. */
export async function main(args: readonly string[], streams: Streams = standard): Promise<number> {
  // The log goes to standard output, which belongs to the command's answer.
  process.env.LOG_LEVEL = "silent";
  let chosen: Command | null = null;
  try {
    const [first, ...rest] = args;
    const found = first === "help" || first === "--help" ? helpOn(rest) : choose(first, rest);
    if (typeof found !== "string") chosen = found.command;
    const text = typeof found === "string" ? found : await run(found);
    streams.out(`${text}\n`);
    return 0;
  } catch (error) {
    streams.err(`${explain(error, chosen)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

type Call = { name: string; command: Command; args: readonly string[] };

async function run({ name, command, args }: Call): Promise<string> {
  const { values, json, help } = parse(args, command);
  if (help) return helpForCommand(name, command);
  const shape = (output: Output) =>
    json ? JSON.stringify(output.verbatim ? output.json : snakeCase(output.json), null, 2) : output.text;
  if (!command.needsDatabase) return shape(await command.run(values));
  if (command.needsSecret) prepareAuthEnvironment();
  await migrate();
  try {
    return shape(await command.run(values));
  } finally {
    await closeDb();
    // Their idle connections to PostgreSQL would keep the process for ten more seconds.
    await closePointReads();
  }
}

/** The command that was meant, or the help that was asked for. @throws UsageError */
function choose(first: string | undefined, rest: readonly string[]): Call | string {
  const noun = nounOf(first);
  const name = first ?? "";
  if (isCommand(noun)) return { name, command: noun, args: rest };
  const [verb, ...args] = rest;
  if (verb === "--help" || verb === "help") return helpForNoun(name, noun);
  const command = verb === undefined ? undefined : ownOf(noun, verb);
  if (command && verb) return { name: `${name} ${verb}`, command, args };
  const verbs = Object.keys(noun);
  const meant = verb && !verb.startsWith("-") ? closest(verb, verbs) : null;
  const hint = meant ? `Did you mean ${name} ${meant}?` : `Say one of: ${verbs.map((v) => `${name} ${v}`).join(", ")}.`;
  throw new UsageError(verb && !verb.startsWith("-") ? `Unknown command ${name} ${shown(verb)}. ${hint}` : hint);
}

function nounOf(first: string | undefined): Noun {
  const noun = first === undefined ? undefined : ownOf(commands, first);
  if (noun) return noun;
  const all = "npm run cli -- help lists the commands.";
  if (first === undefined) throw new UsageError(`Say what to do; ${all}`);
  const meant = closest(first, [...Object.keys(commands), "help"]);
  throw new UsageError(`Unknown command ${shown(first)}. ${meant ? `Did you mean ${meant}?` : all}`);
}

function helpOn([first, verb]: readonly string[]): string {
  if (first === undefined) return helpForAll();
  const noun = nounOf(first);
  const command = verb && !isCommand(noun) ? ownOf(noun, verb) : undefined;
  return command ? helpForCommand(`${first} ${verb}`, command) : helpForNoun(first, noun);
}

function ownOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** What was typed, without what could move the cursor, and not whole when it is long: it may be a key. */
function shown(typed: string): string {
  const plain = typed.replace(/[^\x21-\x7e]/g, "?");
  return plain.length > 20 ? `${plain.slice(0, 8)}…` : plain;
}
