/** P4: the check of a key among 1,000,000, beside the same among 1,000. */
import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { ensureBuilt } from "../scripts/prepare.mjs";
import { openDriver } from "./databases.mjs";
import { atMost } from "./goals.mjs";
import { givenWorkspace, startInstance } from "./latchkey.mjs";
import { interleave, medianRatio, rateHeadings, rateRow } from "./rounds.mjs";
import { residentMegabytes } from "./server-process.mjs";
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
        const server = await startInstance(env, join(folder, `${id}.log`));
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
  const rows = subjects.map(({ id, name, pid }) => [...rateRow(name, results[id]), `${residentMegabytes(pid)} MB`]);
  const goals = [atMost("1,000 keys ÷ 1,000,000 keys", most, medianRatio(results.few, results.many))];
  return { headings: [...rateHeadings, "memory"], rows, goals };
}
