/** P6: the API Keys page with 10,000 keys, beside the same page with 10, in a browser. */
import { join } from "node:path";
import { ensureBuilt, root } from "../scripts/prepare.mjs";
import { atMost } from "./goals.mjs";
import { found, givenManyKeys } from "./many-keys.mjs";
import { median } from "./rounds.mjs";
import { startServer } from "./server-process.mjs";
import { openBrowser, scriptBytes, visit } from "./visits.mjs";

const counts = { few: 10, many: 10_000 };
const filter = "No expiry";

/** As quick as with 10 keys, give or take what such short times vary by. */
const mostRatio = 1.25;
const mostTask = 50;
const mostScript = 200;

export const p6 = {
  id: "P6",
  title: "Settings > API Keys with 10,000 keys, in Chromium",

  async run({ folder, rounds, note }) {
    await ensureBuilt();
    note("making 10,010 keys");
    const { env, ...person } = await givenManyKeys(folder, counts);
    const server = await startServer({
      args: ["scripts/start.mjs"],
      cwd: root,
      env: { ...env, LOG_LEVEL: "warn" },
      output: join(folder, "console.log"),
      path: "/api/public/test",
    });
    try {
      const { origin } = new URL(server.url);
      const browser = await openBrowser(origin, person);
      try {
        return await measured(browser.context, origin, rounds, note);
      } finally {
        await browser.close();
      }
    } finally {
      await server.stop();
    }
  },
};

async function measured(context, origin, rounds, note) {
  const address = (slug) => `${origin}/${slug}/settings/api-keys`;
  const script = (await scriptBytes(context, address("many"))) / 1_000;
  const results = { few: [], many: [] };
  for (const slug of Object.keys(results)) await visit(context, address(slug), { filter, rows: found });
  for (let round = 0; round < rounds; round++) {
    note(`round ${round + 1} of ${rounds}`);
    const order = round % 2 === 0 ? ["few", "many"] : ["many", "few"];
    for (const slug of order) results[slug].push(await visit(context, address(slug), { filter, rows: found }));
  }
  const of = (slug, what) => median(results[slug].map((result) => result[what]));
  const ms = (number) => `${number.toFixed(0)} ms`;
  const row = (name, slug) => [name, ms(of(slug, "paint")), ms(of(slug, "filter")), ms(of(slug, "longest"))];
  const ratio = (what) => median(results.many.map((result, round) => result[what] / results.few[round][what]));
  return {
    headings: ["", "first paint", "filter", "longest task"],
    rows: [row("10 keys", "few"), row("10,000 keys", "many")],
    goals: [
      atMost("first paint, × 10 keys", mostRatio, ratio("paint")),
      atMost("filter, × 10 keys", mostRatio, ratio("filter")),
      atMost("longest task, ms", mostTask, of("many", "longest")),
      atMost("JavaScript, kB gzipped", mostScript, script),
    ],
  };
}
