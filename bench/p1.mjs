/** P1: the whole pipeline of the public API, from the socket to the log line, against three baselines of the same run. */
import { startBetterAuth, startNextConstant, startNodeHttp } from "./baselines.mjs";
import { atLeast, atMost } from "./goals.mjs";
import { startLatchkey } from "./latchkey.mjs";
import { interleave, median, medianRatio } from "./rounds.mjs";

const id = "P1";
const title = "POST /api/public/test through npm start";

/** `least` times the baseline's requests per second. */
const baselines = [
  { id: "a", name: "(a) node:http, constant JSON", start: startNodeHttp, least: 0.35 },
  { id: "b", name: "(b) Next route handler, constant JSON", start: startNextConstant, least: 10 },
  { id: "c", name: "(c) Next route handler, better-auth verifyApiKey", start: startBetterAuth, least: 25 },
];
const mostP99 = 15;

export const p1 = {
  id,
  title,
  skippable: baselines.map((baseline) => baseline.id),

  /** @returns the rows of the table and the goals with what was measured. */
  async run({ folder, skip, rounds, seconds, note }) {
    const wanted = baselines.filter((baseline) => !skip.includes(baseline.id));
    const subjects = [];
    try {
      for (const { id, name, start } of wanted) {
        note(`starting ${name}`);
        subjects.push({ id, name, ...(await start(folder)) });
      }
      note("starting Latchkey");
      subjects.push({ id: "latchkey", name: "Latchkey, the whole pipeline", ...(await startLatchkey(folder)) });
      const onRound = (round) => note(`round ${round} of ${rounds}`);
      return summary(wanted, subjects, await interleave(subjects, { rounds, seconds, onRound }));
    } finally {
      await Promise.all(subjects.map((subject) => subject.stop()));
    }
  },
};

function summary(wanted, subjects, results) {
  const ours = results.latchkey;
  const rows = subjects.map(({ id, name }) => {
    const rates = results[id].map(({ rate }) => rate);
    return {
      name,
      rate: median(rates),
      slowest: Math.min(...rates),
      fastest: Math.max(...rates),
      p99: median(results[id].map(({ p99 }) => p99)),
      ours: medianRatio(ours, results[id]),
    };
  });
  const goals = wanted.map(({ id, least }) => atLeast(`× (${id})`, least, medianRatio(ours, results[id])));
  goals.push(atMost("p99, ms", mostP99, median(ours.map(({ p99 }) => p99))));
  return { rows, goals };
}
