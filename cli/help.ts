import type { Command, Flag } from "./command";
import { commands, isCommand, type Noun } from "./commands";

const program = "npm run cli --";

/** Every command, one a line. */
export function helpForAll(): string {
  const lines = Object.entries(commands).flatMap(([name, noun]) => summaries(name, noun));
  return [
    `Usage: ${program} <command> [--json]`,
    "",
    ...aligned(lines),
    "",
    `Flags of a command: ${program} <command> --help`,
    "--json prints one object or array and nothing else. Exit codes: 0 done, 1 refused, 2 wrong call.",
  ].join("\n");
}

/** The commands of a noun with their flags. */
export function helpForNoun(name: string, noun: Noun): string {
  if (isCommand(noun)) return helpForCommand(name, noun);
  return Object.entries(noun)
    .map(([verb, command]) => helpForCommand(`${name} ${verb}`, command))
    .join("\n\n");
}

export function helpForCommand(name: string, { summary, flags, word }: Command): string {
  const lines = Object.entries(flags).map(([flag, about]): [string, string] => [spelled(flag, about), told(about)]);
  const usage = [program, name, ...(word ? [valueName(flags[word])] : [])].join(" ");
  return [usage, `  ${summary}.`, ...aligned(lines).map((line) => `  ${line}`)].join("\n");
}

function summaries(name: string, noun: Noun): [string, string][] {
  if (isCommand(noun)) return [[name, noun.summary]];
  return Object.entries(noun).map(([verb, { summary }]) => [`${name} ${verb}`, summary]);
}

function spelled(name: string, flag: Flag): string {
  return `--${name} ${valueName(flag)}`.trimEnd();
}

function valueName(flag: Flag | undefined): string {
  return flag?.type === "string" ? flag.value : "";
}

function told(flag: Flag): string {
  return flag.type === "string" && flag.required ? `${flag.help} (required)` : flag.help;
}

function aligned(lines: readonly [string, string][]): string[] {
  const width = Math.max(0, ...lines.map(([left]) => left.length));
  return lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
