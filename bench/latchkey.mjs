/** Latchkey as `npm start` runs it, on a new SQLite database with one workspace and one key. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { ensureBuilt, root } from "../scripts/prepare.mjs";
import { inherited, startServer } from "./server-process.mjs";

/** High enough that no round ends in 429. */
const requestsPerMinute = 1_000_000_000;

/** Starts the server with its database in `folder`; `env` adds to its configuration. */
export async function startLatchkey(folder, env = {}) {
  const configuration = { DATABASE_URL: `file:${join(folder, "latchkey.db")}`, ...env };
  const { key } = await givenWorkspace(configuration);
  const server = await startInstance(configuration, join(folder, "latchkey.log"));
  return { ...server, headers: { authorization: `Bearer ${key}` } };
}

/** The server on a database that is there. Its log is on, as it is in operation, and goes to the file `output`; `flags` are Node's. */
export async function startInstance(env, output, flags = []) {
  await ensureBuilt();
  return startServer({ args: [...flags, "scripts/start.mjs"], cwd: root, env, output, path: "/api/public/test" });
}

/** The command line on a database, as an operator would use it; answers what `--json` prints. */
export function cli(configuration) {
  return async (line, ...more) => {
    const args = [join(root, "scripts/cli.mjs"), ...line.split(" "), ...more, "--json"];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...inherited(), ...configuration } });
    return JSON.parse(stdout);
  };
}

/**
 * A workspace with one key, made through the command line as an operator would, and without the published limits that
 * matter to what is measured.
 */
export async function givenWorkspace(configuration, policies = ["default"]) {
  const command = cli(configuration);
  const password = randomBytes(20).toString("hex");
  const { id } = await command(
    "workspace create --name Bench --owner-name Ada --owner-email ada@example.com --owner-password",
    password,
  );
  for (const policy of policies) {
    await command(`limits set --workspace bench --policy ${policy} --limit ${requestsPerMinute} --window 60 --per key`);
  }
  const { key } = await command(
    "key create --workspace bench --as ada@example.com --name Benchmark --expires-in never --scope tickets:read --scope tickets:write",
  );
  return { key, workspaceId: id };
}
