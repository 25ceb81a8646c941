import { expect } from "vitest";
import { main } from "../main";

export type Ended = { code: number | null; out: string; err: string };

/** Runs the command line within this process, which is ten times as quick as one of its own. */
export async function cli(...args: readonly string[]): Promise<Ended> {
  const ended: Ended = { code: null, out: "", err: "" };
  const code = await main(args, {
    out: (text) => {
      ended.out += text;
    },
    err: (text) => {
      ended.err += text;
    },
  });
  return { ...ended, code };
}

/** What a command that went well printed as JSON. */
export function read({ code, out, err }: Ended) {
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out);
}

export const json = async (...args: readonly string[]) => read(await cli(...args, "--json"));
