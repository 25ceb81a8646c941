/** P3: a page of a list of 1,000,000 tickets, beside a bare handler that runs the same statement; and a page far behind. */
import { join } from "node:path";
import { ensureBuilt, root } from "../scripts/prepare.mjs";
import { onEachDatabase } from "./databases.mjs";
import { atLeast, atMost } from "./goals.mjs";
import { givenWorkspace } from "./latchkey.mjs";
import { get } from "./latencies.mjs";
import { fillTickets } from "./many-tickets.mjs";
import { interleave, medianRatio, rateHeadings, rateRow } from "./rounds.mjs";
import { startServer } from "./server-process.mjs";
import { loadSource } from "./source.mjs";

const tickets = 1_000_000;
const pageSize = 25;
const deepPage = 10_000;
const [leastOfBare, mostOfFirst] = [0.5, 1.2];

export const p3 = {
  id: "P3",
  title: `GET /tickets?limit=${pageSize} with 1,000,000 tickets`,
  scales: true,

  async run({ folder, rounds, seconds, scale, note }) {
    await ensureBuilt();
    const count = Math.round(tickets * scale);
    const { firstPage } = await loadSource("ticket-list");
    const results = await onEachDatabase(folder, note, async ({ name, env }) => {
      note(`${name}: writing ${count} tickets`);
      const { key, workspaceId } = await givenWorkspace(env);
      await fillTickets(env, workspaceId, count);
      const { sql, values } = firstPage(workspaceId, pageSize);
      const bareEnv = { ...env, QUERY_SQL: sql, QUERY_VALUES: JSON.stringify(values) };
      const started = [];
      const start = async (program, environment, path) => {
        const output = join(folder, `${name}-${started.length}.log`);
        started.push(await startServer({ args: [program], cwd: root, env: environment, output, path }));
        return new URL(started.at(-1).url).origin;
      };
      try {
        const bare = await start("bench/bare-query.mjs", bareEnv, "/");
        const list = `${await start("scripts/start.mjs", env, "/api/public/test")}/api/public/tickets?limit=`;
        const headers = { authorization: `Bearer ${key}` };
        const pages = Math.min(deepPage, Math.floor(count / pageSize / 2));
        note(`${name}: going to page ${pages}`);
        const cursor = await cursorOf(list, headers, pages);
        const same = { method: "GET", fits: (body) => body.data.length >= pageSize };
        const subjects = [
          { id: "bare", name: `${name}: bare handler`, url: `${bare}/`, headers: {}, ...same },
          { id: "first", name: `${name}: page 1`, url: `${list}${pageSize}`, headers, ...same },
          { id: "deep", name: `${name}: page ${pages}`, url: `${list}${pageSize}&cursor=${cursor}`, headers, ...same },
        ];
        const onRound = (round) => note(`${name}: round ${round} of ${rounds}`);
        return { subjects, results: await interleave(subjects, { rounds, seconds, onRound }) };
      } finally {
        await Promise.all(started.map((server) => server.stop()));
      }
    });
    return summary(results);
  },
};

/** A cursor holds for every size of page: the way there is taken in the largest steps. */
async function cursorOf(list, headers, pages) {
  let cursor = "";
  for (let rows = 0; rows < (pages - 1) * pageSize; rows += 100) {
    const { status, text } = await get(`${list}100${cursor && `&cursor=${cursor}`}`, headers);
    if (status !== 200) throw new Error(`On the way: ${status} ${text.slice(0, 300)}`);
    cursor = encodeURIComponent(JSON.parse(text).pagination.next_cursor);
  }
  return cursor;
}

function summary(databases) {
  const rows = [];
  const goals = [];
  for (const [name, { subjects, results }] of Object.entries(databases)) {
    for (const { id, name } of subjects) rows.push(rateRow(name, results[id]));
    goals.push(atLeast(`${name}: × bare handler`, leastOfBare, medianRatio(results.first, results.bare)));
    goals.push(atMost(`${name}: page 1 ÷ far page`, mostOfFirst, medianRatio(results.first, results.deep)));
  }
  return { headings: rateHeadings, rows, goals };
}
