/** P2: the whole pipeline on PostgreSQL and Redis, beside a bare handler that reads one row by its unique key. */
import { join } from "node:path";
import { root } from "../scripts/prepare.mjs";
import { openDriver } from "./databases.mjs";
import { atLeast } from "./goals.mjs";
import { givenWorkspace, startInstance } from "./latchkey.mjs";
import { withSharedServices } from "./many-instances.mjs";
import { interleave, medianRatio, rateHeadings, rateRow } from "./rounds.mjs";
import { startServer } from "./server-process.mjs";

const least = 0.5;

export const p2 = {
  id: "P2",
  title: "POST /api/public/test on PostgreSQL and Redis",

  run: ({ folder, rounds, seconds, note }) =>
    withSharedServices(note, async (env) => {
      const { key } = await givenWorkspace(env);
      const subjects = [];
      try {
        subjects.push({ id: "bare", name: "bare handler, one SELECT through pg", ...(await startBare(folder, env)) });
        const latchkey = await startInstance(env, join(folder, "latchkey.log"));
        subjects.push({ id: "latchkey", name: "Latchkey", ...latchkey, headers: { authorization: `Bearer ${key}` } });
        const onRound = (round) => note(`round ${round} of ${rounds}`);
        return summary(subjects, await interleave(subjects, { rounds, seconds, onRound }));
      } finally {
        await Promise.all(subjects.map((subject) => subject.stop()));
      }
    }),
};

async function startBare(folder, env) {
  const driver = await openDriver(env);
  const [{ id }] = await driver.run("SELECT id FROM api_keys");
  await driver.close();
  const server = await startServer({
    args: ["bench/bare-query.mjs"],
    cwd: root,
    env: { ...env, QUERY_SQL: "SELECT * FROM api_keys WHERE id = ?", QUERY_VALUES: JSON.stringify([id]) },
    output: join(folder, "bare.log"),
    path: "/",
  });
  return { ...server, headers: {}, fits: (body) => body.data.length === 1 };
}

function summary(subjects, results) {
  const rows = subjects.map(({ id, name }) => rateRow(name, results[id]));
  return {
    headings: rateHeadings,
    rows,
    goals: [atLeast("× bare handler", least, medianRatio(results.latchkey, results.bare))],
  };
}
