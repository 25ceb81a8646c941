/** One process at a time prepares this folder: two commands started together would overwrite what the other has half written. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Milliseconds between two looks at whether it is our turn. */
const pause = 100;

let depth = 0;

/**
 * Waits until no other process has the turn; `file` says who has it. Within a turn it can be taken again at once.
 * @returns ends the turn. A process that dies without calling it has ended its turn, too.
 */
export function takeTurn(file, say) {
  if (depth === 0) claim(file, say);
  depth += 1;
  return () => {
    depth -= 1;
    if (depth === 0) rmSync(file, { force: true });
  };
}

function claim(file, say) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !claimed(file); ) {
    const holder = holderOf(file);
    // Our own id is that of one before us: in a container each start may have the same.
    if (holder !== null && (holder === process.pid || !isAlive(holder))) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told && holder !== null) say(`Process ${holder} is preparing this folder; waiting for it (${file})…`);
    told ||= holder !== null;
    // Not asynchronous, so that one way of waiting serves every step.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
}

function claimed(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** The id of the process that has the turn; null when nobody has, or somebody who has not written it down yet. */
function holderOf(file) {
  try {
    return Number(readFileSync(file, "utf8")) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}
