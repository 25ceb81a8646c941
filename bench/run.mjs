/** `npm run bench`: measures what docs/performance.md promises, against baselines of the same run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { checkNode, ensureInstalled, root } from "../scripts/prepare.mjs";
import { readOptions, usage } from "./options.mjs";

checkNode();
await ensureInstalled();
// Imported once everything is installed.
const { loadTool } = await import("./load.mjs");
const { p1 } = await import("./p1.mjs");
const { p2 } = await import("./p2.mjs");
const { p3 } = await import("./p3.mjs");
const { p4 } = await import("./p4.mjs");
const { p5 } = await import("./p5.mjs");
const { p6 } = await import("./p6.mjs");
const { p7 } = await import("./p7.mjs");
const { p8 } = await import("./p8.mjs");
const { profile } = await import("./profile.mjs");
const { resultTable } = await import("./table.mjs");

const benchmarks = [p1, p2, p3, p4, p5, p6, p7, p8];

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});

async function main(args) {
  const options = readOptions(args);
  if (options.help) return console.log(usage);
  if (options.profile) return inFolder((folder) => profile({ ...options, folder, note: noted("profile") }));
  const chosen = benchmarks.filter(({ id }) => !options.only || options.only.includes(id));
  if (chosen.length === 0) throw new Error(`There is ${benchmarks.map(({ id }) => id).join(", ")} to measure.`);
  const machine = {
    node: process.version,
    cores: availableParallelism(),
    tool: await loadTool(),
    rounds: options.rounds,
    seconds: options.seconds,
  };
  console.log(
    `Node ${machine.node}, ${machine.cores} cores, ${machine.tool}, ${machine.rounds} rounds of ${machine.seconds} s`,
  );
  for (const letter of options.skip) console.log(`SKIPPED: baseline (${letter}) and its goal, because of --skip.`);
  let missed = 0;
  for (const benchmark of chosen) {
    const title = `${benchmark.title}${benchmark.scales && options.scale < 1 ? `, at ${options.scale} of the rows` : ""}`;
    const measured = await inFolder((folder) => benchmark.run({ ...options, folder, note: noted(benchmark.id) }));
    const result = { id: benchmark.id, title, ...measured };
    console.log(`\n${resultTable(result)}`);
    keep({ at: new Date().toISOString(), machine, ...result });
    missed += result.goals.filter((goal) => !goal.met).length;
  }
  if (missed > 0) console.log(`\n${missed} ${missed === 1 ? "goal" : "goals"} missed.`);
  if (options.check && missed > 0) process.exitCode = 1;
}

function noted(what) {
  return (line) => console.error(`${what}: ${line}`);
}

/** Works in a folder that is gone afterwards. */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keep(result) {
  const folder = join(root, "bench/results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${result.id}-${result.at.replace(/[:.]/g, "-")}.json`),
    `${JSON.stringify(result, null, 2)}\n`,
  );
}
