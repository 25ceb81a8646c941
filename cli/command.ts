/** One flag of a command, as the parser, the help and the types read it. */
export type Flag =
  | { type: "string"; value: string; help: string; required?: boolean; multiple?: boolean }
  | { type: "boolean"; help: string };

export type Flags = Readonly<Record<string, Flag>>;

export type Values<F extends Flags> = {
  [Name in keyof F]: F[Name] extends { type: "boolean" }
    ? boolean
    : F[Name] extends { multiple: true }
      ? string[]
      : F[Name] extends { required: true }
        ? string
        : string | undefined;
};

/** What a command gives back: one object or array for `--json`, and a short text for people. */
export type Output = Readonly<{
  json: unknown;
  text: string;
  /** The names in `json` are as the API spells them, and some are the workspace's own: they stay as they are. */
  verbatim?: true;
}>;

export type Command = Readonly<{
  summary: string;
  flags: Flags;
  /** The flag whose name may be left out: `backup FOLDER` is `backup --to FOLDER`. */
  word?: string;
  /** Which flag a field of the input came from, so that a refusal names what was typed. */
  fields: Readonly<Record<string, string>>;
  /** False for what must run before or without a migrated database. */
  needsDatabase: boolean;
  /** True for what encrypts or reads with AUTH_SECRET, which is made when there is none yet. */
  needsSecret: boolean;
  run: (values: Values<Flags>) => Promise<Output>;
}>;

/** Declares a command; `run` gets its flags with their exact types. */
export function command<const F extends Flags>(declared: {
  summary: string;
  flags: F;
  word?: keyof F & string;
  fields?: Readonly<Record<string, string>>;
  needsDatabase?: boolean;
  needsSecret?: boolean;
  run: (values: Values<F>) => Promise<Output>;
}): Command {
  return {
    fields: {},
    needsDatabase: true,
    needsSecret: false,
    ...declared,
    // The parser hands over exactly what `flags` declares.
    run: (values) => declared.run(values as Values<F>),
  };
}

/** A wrong call: one clear line on standard error and exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const workspaceFlag = {
  type: "string",
  value: "SLUG",
  required: true,
  help: "the workspace's address",
} as const;
