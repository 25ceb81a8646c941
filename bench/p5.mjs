/** P5: the search of a knowledge base with 100,000 articles. */
import { join } from "node:path";
import { ensureBuilt, root } from "../scripts/prepare.mjs";
import { onEachDatabase, openDriver } from "./databases.mjs";
import { atMost } from "./goals.mjs";
import { givenWorkspace } from "./latchkey.mjs";
import { latencies, quantile } from "./latencies.mjs";
import { median } from "./rounds.mjs";
import { startServer } from "./server-process.mjs";
import { loadSource } from "./source.mjs";

const articles = 100_000;
const most = 50;
/** The published limit is five searches a minute and address: nobody sends 32 at once. */
const connections = [1, 4];

export const p5 = {
  id: "P5",
  title: "GET /kb/search with 100,000 articles",
  scales: true,

  async run({ folder, rounds, seconds, scale, note }) {
    await ensureBuilt();
    const count = Math.round(articles * scale);
    const source = await loadSource("help-centre");
    const results = await onEachDatabase(folder, note, async ({ name, env }) => {
      note(`${name}: writing ${count} articles`);
      const { key, workspaceId } = await givenWorkspace(env, ["kb-search"]);
      await fill(env, workspaceId, source.helpCentre, count);
      const output = join(folder, `${name}.log`);
      const server = await startServer({
        args: ["scripts/start.mjs"],
        cwd: root,
        env,
        output,
        path: "/api/public/test",
      });
      try {
        const paths = source.questions.map((q) => `/api/public/kb/search?q=${encodeURIComponent(q)}`);
        const subject = { origin: new URL(server.url).origin, headers: { authorization: `Bearer ${key}` }, paths };
        await latencies({ ...subject, connections: 1, seconds: 2 });
        return await measured(subject, { rounds, seconds, note: (line) => note(`${name}: ${line}`) });
      } finally {
        await server.stop();
      }
    });
    return summary(results);
  },
};

async function fill(env, workspaceId, helpCentre, count) {
  const driver = await openDriver(env);
  try {
    for (const part of helpCentre(workspaceId, { id: "usr_bench", name: "Ada" }, count)) {
      for (const [table, rows] of Object.entries(part)) await driver.insert(table, rows);
    }
    await driver.settle();
  } finally {
    await driver.close();
  }
}

async function measured(subject, { rounds, seconds, note }) {
  const byConnections = Object.fromEntries(connections.map((number) => [number, []]));
  for (let round = 1; round <= rounds; round++) {
    note(`round ${round} of ${rounds}`);
    for (const number of connections) {
      const times = await latencies({ ...subject, connections: number, seconds });
      byConnections[number].push({ p50: quantile(times, 0.5), p99: quantile(times, 0.99) });
    }
  }
  return byConnections;
}

function summary(results) {
  const of = (rounds, what) => median(rounds.map((round) => round[what]));
  const rows = [];
  const goals = [];
  for (const [name, byConnections] of Object.entries(results)) {
    for (const [number, rounds] of Object.entries(byConnections)) {
      const [p50, p99] = [of(rounds, "p50"), of(rounds, "p99")];
      rows.push([`${name}, ${number} at a time`, `${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`]);
      goals.push(atMost(`${name}, ${number} at a time, p99, ms`, most, p99));
    }
  }
  return { headings: ["", "median", "p99"], rows, goals };
}
