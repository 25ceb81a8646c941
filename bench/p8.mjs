/** P8: from the start of the process to its first answer, and the memory of one that has answered a million requests. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ensureBuilt } from "../scripts/prepare.mjs";
import { atMost } from "./goals.mjs";
import { givenWorkspace, startInstance } from "./latchkey.mjs";
import { measure } from "./load.mjs";
import { median } from "./rounds.mjs";
import { residentMegabytes } from "./server-process.mjs";

const mostSeconds = 2;
/** How much of the memory at rest may have been added by the million. */
const mostGrowth = 1.1;
/** The compilers are done and the pools are filled after so many; growth is counted from here. */
const warm = 200_000;
const many = 1_000_000;
const stride = 5;
/** What was allocated for the last requests is given back within this, in milliseconds. */
const rest = 15_000;

export const p8 = {
  id: "P8",
  title: "cold start, and memory after 1,000,000 requests",
  scales: true,

  async run({ folder, rounds, scale, note }) {
    await ensureBuilt();
    const env = { DATABASE_URL: `file:${join(folder, "latchkey.db")}` };
    const { key } = await givenWorkspace(env);
    const starts = [];
    for (let round = 0; round < rounds; round++) {
      note(`start ${round + 1} of ${rounds}`);
      const server = await startInstance(env, join(folder, "start.log"));
      starts.push(server.startedIn);
      await server.stop();
    }
    const server = await startInstance(env, join(folder, "latchkey.log"));
    try {
      const target = { name: "Latchkey", url: server.url, headers: { authorization: `Bearer ${key}` } };
      const memory = [await atRest(server.pid)];
      for (const requests of [warm, Math.round(many * scale)]) {
        note(`${requests} requests`);
        for (let done = 0; done < requests; ) done += (await measure(target, stride)).rate * stride;
        memory.push(await atRest(server.pid));
      }
      return summary(median(starts) / 1_000, memory, scale);
    } finally {
      await server.stop();
    }
  },
};

async function atRest(pid) {
  await sleep(rest);
  return residentMegabytes(pid);
}

function summary(seconds, [first, warmed, last], scale) {
  const megabytes = (number) => `${number} MB`;
  return {
    headings: ["", "measured"],
    rows: [
      ["cold start to the first answer", `${seconds.toFixed(2)} s`],
      ["memory at rest, before the first request", megabytes(first)],
      [`after ${warm} requests`, megabytes(warmed)],
      [`after ${Math.round(many * scale)} more`, megabytes(last)],
    ],
    goals: [atMost("cold start, s", mostSeconds, seconds), atMost("memory, last ÷ warm", mostGrowth, last / warmed)],
  };
}
