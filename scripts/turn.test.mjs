import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { takeTurn } from "./turn.mjs";

const folder = mkdtempSync(join(tmpdir(), "latchkey-turn-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const module = new URL("./turn.mjs", import.meta.url).href;

/** A process that takes the turn and writes down when it began and ended. */
function worker(file, log) {
  const source = `
    import { appendFileSync } from "node:fs";
    const { takeTurn } = await import(${JSON.stringify(module)});
    const end = takeTurn(${JSON.stringify(file)}, () => {});
    appendFileSync(${JSON.stringify(log)}, "begin\\n");
    await new Promise((resolve) => setTimeout(resolve, 30));
    appendFileSync(${JSON.stringify(log)}, "end\\n");
    end();
  `;
  return spawn(process.execPath, ["--input-type=module", "--eval", source], { stdio: "inherit" });
}

test("processes started together have the turn one after the other", async () => {
  const [file, log] = [join(folder, "together", "turn"), join(folder, "together.log")];
  const workers = [1, 2, 3].map(() => worker(file, log));
  const codes = await Promise.all(workers.map(async (each) => (await once(each, "exit"))[0]));
  expect(codes).toEqual([0, 0, 0]);
  expect(readFileSync(log, "utf8")).toBe("begin\nend\n".repeat(3));
  expect(existsSync(file)).toBe(false);
});

const { pid: ended } = spawnSync(process.execPath, ["--eval", ""]);

test.each([ended, process.pid])("a process that died without ending its turn holds up nobody (%s)", (pid) => {
  const file = join(folder, "died");
  writeFileSync(file, String(pid));
  const end = takeTurn(file, () => expect.unreachable("waited for a process that is gone"));
  expect(readFileSync(file, "utf8")).toBe(String(process.pid));
  end();
  expect(existsSync(file)).toBe(false);
});

test("a turn within a turn ends with the outer one", () => {
  const file = join(folder, "nested");
  const outer = takeTurn(file, () => {});
  takeTurn(file, () => {})();
  expect(existsSync(file)).toBe(true);
  outer();
  expect(existsSync(file)).toBe(false);
});
