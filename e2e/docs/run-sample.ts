import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How the code of a fence is run: the program, and the name of the file it reads. */
const runners: Record<string, readonly [program: string, file: string]> = {
  sh: ["sh", "sample.sh"],
  js: [process.execPath, "sample.mjs"],
  python: ["python3", "sample.py"],
};

export const hasPython = works("python3", "--version");

function works(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Playwright asks its processes for colours, which what a sample prints would then be full of. */
export const plainOutput = { FORCE_COLOR: "0" };

/**
 * Runs a sample as somebody who saved it to a file would, with the key in their environment, and returns what it printed.
 * @throws with what it said when it ends with an error.
 */
export function runSample(language: string, code: string, environment: Record<string, string>): Promise<string> {
  const [program, file] = runners[language] ?? [];
  if (!program || !file) throw new Error(`Nothing runs samples in ${language}.`);
  const folder = mkdtempSync(join(tmpdir(), "latchkey-sample-"));
  writeFileSync(join(folder, file), code);
  const env = { ...process.env, ...plainOutput, ...environment };
  return new Promise((resolve, reject) => {
    execFile(program, [file], { cwd: folder, env, timeout: 20_000 }, (error, stdout, stderr) => {
      rmSync(folder, { recursive: true, force: true });
      if (error) reject(new Error(`${error.message}\n${stdout}\n${stderr}`));
      else resolve(stdout);
    });
  });
}

/** The code blocks of a Markdown text, with the language that each fence names. */
export function fencesOf(markdown: string): { language: string; code: string }[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", code = ""]) => ({
    language,
    code,
  }));
}
