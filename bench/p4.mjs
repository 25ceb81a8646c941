/** P4: the check of a key among 1,000,000, beside the same among 1,000. */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureBuilt, root } from "../scripts/prepare.mjs";
import { openDriver } from "./databases.mjs";
import { givenWorkspace } from "./latchkey.mjs";
import { interleave, median, medianRatio } from "./rounds.mjs";
import { startServer } from "./server-process.mjs";
import { loadSource } from "./source.mjs";

const few = 1_000;
const many = 1_000_000;
/** So many keys are used in turn, spread over all. */
const used = 1_000;
const most = 1.1;
const part = 20_000;

export const p4 = {
  id: "P4",
  title: "POST /api/public/test with one of 1,000,000 keys, on SQLite",
  scales: true,

  async run({ folder, rounds, seconds, scale, note }) {
    await ensureBuilt();
    const { newKey } = await loadSource("some-keys");
    const subjects = [];
    try {
      for (const [id, count] of Object.entries({ few, many: Math.max(few, Math.round(many * scale)) })) {
        note(`making ${count} keys`);
        const env = { DATABASE_URL: `file:${join(folder, `${id}.db`)}` };
        const keys = await givenKeys(env, count, newKey);
        const output = join(folder, `${id}.log`);
        const server = await startServer({
          args: ["scripts/start.mjs"],
          cwd: root,
          env,
          output,
          path: "/api/public/test",
        });
        subjects.push({
          id,
          name: `one of ${count} keys`,
          headers: { authorization: `Bearer ${keys[0]}` },
          keys,
          ...server,
        });
      }
      const onRound = (round) => note(`round ${round} of ${rounds}`);
      return summary(subjects, await interleave(subjects, { rounds, seconds, onRound }));
    } finally {
      await Promise.all(subjects.map((subject) => subject.stop()));
    }
  },
};

async function givenKeys(env, count, newKey) {
  await givenWorkspace(env);
  const driver = await openDriver(env);
  try {
    const [template] = await driver.run("SELECT * FROM api_keys");
    const keys = [];
    for (let from = 0; from < count; from += part) {
      const rows = Array.from({ length: Math.min(part, count - from) }, (_, at) => {
        const real = (from + at) % Math.floor(count / used) === 0 ? newKey() : null;
        if (real) keys.push(real.key);
        const name = `integration ${from + at}`;
        const digest = real ? createHash("sha256").update(real.key).digest("hex") : randomBytes(32).toString("hex");
        const id = real?.id ?? `key_${randomBytes(5).toString("hex")}`;
        return { ...template, id, name, name_folded: name, live_name: name, digest, creation_token: null };
      });
      await driver.insert("api_keys", rows);
    }
    await driver.settle();
    return keys.slice(0, used);
  } finally {
    await driver.close();
  }
}

function summary(subjects, results) {
  const of = (id, what) => median(results[id].map((round) => round[what]));
  const rows = subjects.map(({ id, name, pid }) => {
    return [name, of(id, "rate").toFixed(0), `${of(id, "p99").toFixed(1)} ms`, `${residentMegabytes(pid)} MB`];
  });
  const slower = medianRatio(results.few, results.many);
  const goals = [{ what: "1,000 keys ÷ 1,000,000 keys", goal: `≤ ${most}`, measured: slower, met: slower <= most }];
  return { headings: ["", "requests/s", "p99", "memory"], rows, goals };
}

/** The process's memory after the measurement, where the system tells (Linux). */
function residentMegabytes(pid) {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024);
  } catch {
    return "?";
  }
}
