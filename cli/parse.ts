import { type ParseArgsConfig, parseArgs } from "node:util";
import { closest } from "../lib/entry/closest";
import { type Command, type Flag, type Flags, UsageError, type Values } from "./command";

const lostWord = "There is a word that belongs to no flag. Put values that contain spaces in quotes.";

type Parsed = { values: Values<Flags>; json: boolean; help: boolean };

/**
 * Reads the flags of a command. What was typed is never repeated in a message, except for the names of flags: a value
 * may be a password or a key.
 * @throws UsageError
 */
export function parse(args: readonly string[], { flags, word }: Command): Parsed {
  const options: NonNullable<ParseArgsConfig["options"]> = { json: { type: "boolean" }, help: { type: "boolean" } };
  for (const [name, flag] of Object.entries(flags)) {
    options[name] = { type: flag.type, multiple: flag.type === "string" && flag.multiple === true };
  }
  const { values, positionals } = attempt(
    () => parseArgs({ args: [...args], options, strict: true, allowPositionals: word !== undefined }),
    args,
    Object.keys(options),
  );
  const { json = false, help = false, ...given } = values;
  if (word !== undefined) takeWord(word, positionals, given);
  if (help !== true) requireAll(flags, given);
  return { values: withDefaults(flags, given), json: json === true, help: help === true };
}

function attempt<T>(work: () => T, args: readonly string[], names: readonly string[]): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(explain((error as { code?: string; message: string }) ?? {}, args, names));
  }
}

function explain(error: { code?: string; message: string }, args: readonly string[], names: readonly string[]): string {
  const quoted = /^(?:Unknown option|Option) '(?:-\w, )?(-{1,2}[\w-]+)/.exec(error.message)?.[1] ?? "A flag";
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const meant = closest(quoted.replace(/^-+/, ""), names);
    return `Unknown flag ${quoted}.${meant ? ` Did you mean --${meant}?` : ""}`;
  }
  if (error.code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
    const takesNone = args.some((arg) => arg.startsWith(`${quoted}=`));
    return takesNone ? `${quoted} takes no value.` : `${quoted} needs a value.`;
  }
  return lostWord;
}

function takeWord(word: string, positionals: readonly string[], given: Record<string, unknown>): void {
  const [first] = positionals;
  if (first === undefined) return;
  if (positionals.length > 1) throw new UsageError(lostWord);
  if (given[word] !== undefined) throw new UsageError(`Give --${word} once, with its name or without.`);
  given[word] = first;
}

function requireAll(flags: Flags, given: Record<string, unknown>): void {
  const missing = Object.entries(flags)
    .filter(([name, flag]) => flag.type === "string" && flag.required && isMissing(given[name]))
    .map(([name]) => `--${name}`);
  if (missing.length > 0) throw new UsageError(`Missing: ${missing.join(", ")}.`);
}

function isMissing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function withDefaults(flags: Flags, given: Record<string, unknown>): Values<Flags> {
  const entries = Object.entries(flags).map(([name, flag]) => [name, given[name] ?? emptyOf(flag)]);
  return Object.fromEntries(entries) as Values<Flags>;
}

function emptyOf(flag: Flag): unknown {
  if (flag.type === "boolean") return false;
  return flag.multiple ? [] : undefined;
}
