/** `npm run bench -- --profile`: where the processor's time goes on the two paths that are asked for most, by source. */
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { root } from "../scripts/prepare.mjs";
import { givenWorkspace, startInstance } from "./latchkey.mjs";
import { measure, probe } from "./load.mjs";
import { fillTickets } from "./many-tickets.mjs";
import { sharesOf, sourceOf } from "./profile-shares.mjs";
import { layOut } from "./table.mjs";

const tickets = 10_000;
/** Load before the time that counts, until the compilers are done, in seconds. */
const warmUp = 8;
/** Sources that are shown by name; the others are one row. */
const shown = 14;

const paths = [
  { name: "POST /api/public/test", path: "/test", method: "POST" },
  { name: "GET /api/public/tickets?limit=25", path: "/tickets?limit=25", method: "GET" },
];

/** Prints a table for each path: a share of what the process did under load, without what it waited. */
export async function profile({ folder, seconds, note }) {
  const env = { DATABASE_URL: `file:${join(folder, "profile.db")}` };
  const { key, workspaceId } = await givenWorkspace(env);
  note(`writing ${tickets} tickets`);
  await fillTickets(env, workspaceId, tickets);
  const mapped = new SourceMap(JSON.parse(readFileSync(join(root, ".build/server.mjs.map"), "utf8")));
  for (const each of paths) {
    note(each.name);
    const { rate, profile, window } = await recorded(each, { env, folder, key, seconds });
    const shares = sharesOf(profile, window, (frame) => sourceOf(frame, mapped));
    const rest = shares.slice(shown).reduce((sum, { share }) => sum + share, 0);
    const rows = [...shares.slice(0, shown), { source: "everything else", share: rest }];
    const percent = ({ source, share }) => [source, `${(100 * share).toFixed(1)} %`];
    console.log(
      `\n${each.name}: ${rate.toFixed(0)} requests/s\n\n${layOut([["source", "of its time"], ...rows.map(percent)])}`,
    );
  }
}

/** Loads a server that keeps a profile of itself; `window` is when the load was on, in microseconds of the profile. */
async function recorded({ name, path, method }, { env, folder, key, seconds }) {
  const profiles = join(folder, method);
  mkdirSync(profiles);
  const begun = performance.now();
  const since = () => 1_000 * (performance.now() - begun);
  const server = await startInstance(env, join(folder, "profile.log"), ["--cpu-prof", `--cpu-prof-dir=${profiles}`]);
  const target = {
    ...{ name, method, url: `${new URL(server.url).origin}/api/public${path}` },
    ...{ headers: { authorization: `Bearer ${key}` }, fits: () => true },
  };
  await probe(target);
  await measure(target, warmUp);
  const from = since();
  const { rate } = await measure(target, seconds);
  const window = [from, since()];
  await server.stop();
  return { rate, window, profile: largestIn(profiles) };
}

/** Threads of the process leave profiles of their own; the one that answers has by far the most in it. */
function largestIn(folder) {
  const files = readdirSync(folder).map((file) => join(folder, file));
  if (files.length === 0) throw new Error("The server left no profile: it did not end by itself.");
  files.sort((a, b) => statSync(b).size - statSync(a).size);
  return JSON.parse(readFileSync(files[0], "utf8"));
}
