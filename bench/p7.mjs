/** P7: two instances on one PostgreSQL and one Redis, beside one; each gets its share of the same 32 connections. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { atLeast } from "./goals.mjs";
import { givenWorkspace, startInstance } from "./latchkey.mjs";
import { withSharedServices } from "./many-instances.mjs";
import { interleave, medianRatio, rateHeadings, rateRow } from "./rounds.mjs";

/** Two instances, the database, Redis and the two that make the load each keep a core busy. */
const enoughCores = 6;
const least = availableParallelism() >= enoughCores ? 1.7 : 1;

export const p7 = {
  id: "P7",
  title: "POST /api/public/test on two instances",

  run: ({ folder, rounds, seconds, note }) =>
    withSharedServices(note, async (env) => {
      const { key } = await givenWorkspace(env);
      const instances = [];
      try {
        for (const name of ["one", "two"]) instances.push(await startInstance(env, join(folder, `${name}.log`)));
        const headers = { authorization: `Bearer ${key}` };
        const [one, two] = instances.map(({ url }) => url);
        const subjects = [
          { id: "one", name: "one instance", url: one, headers },
          { id: "two", name: "two instances", url: one, besides: two, headers },
        ];
        if (least === 1) note(`fewer than ${enoughCores} cores: two instances can only be asked not to be slower`);
        const onRound = (round) => note(`round ${round} of ${rounds}`);
        return summary(subjects, await interleave(subjects, { rounds, seconds, onRound }));
      } finally {
        await Promise.all(instances.map((instance) => instance.stop()));
      }
    }),
};

function summary(subjects, results) {
  const rows = subjects.map(({ id, name }) => rateRow(name, results[id]));
  return { headings: rateHeadings, rows, goals: [atLeast("two ÷ one", least, medianRatio(results.two, results.one))] };
}
