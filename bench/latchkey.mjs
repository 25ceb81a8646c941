/** Latchkey as `npm start` runs it, on a new SQLite database with one workspace and one key. */
import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { build } from "esbuild";
import { ensureBuilt, root } from "../scripts/prepare.mjs";
import { startServer } from "./server-process.mjs";

/** High enough that no round ends in 429. */
const requestsPerMinute = 1_000_000_000;

/** Starts the server in `folder`; `env` adds to its configuration. */
export async function startLatchkey(folder, env = {}) {
  await ensureBuilt();
  const database = join(folder, "latchkey.db");
  const server = await startServer({
    args: [...(process.env.BENCH_NODE_OPTIONS?.split(" ") ?? []), "scripts/start.mjs"],
    cwd: root,
    env: { DATABASE_URL: `file:${database}`, ...env },
    // The log is on, as it is in operation, and goes to a file.
    output: join(folder, "latchkey.log"),
    path: "/api/public/test",
  });
  const key = await givenKey(database);
  return { ...server, headers: { authorization: `Bearer ${key}` } };
}

/** Puts a workspace, its owner and a key into the database beside the running server. */
async function givenKey(path) {
  const { composeKey, randomKeyParts, rowIdOf } = await keyFormat();
  const { publicId, secret } = randomKeyParts(randomBytes);
  const key = composeKey(publicId, secret);
  const now = Date.now();
  const database = new Sqlite(path, { timeout: 5_000 });
  const insert = (table, row) => {
    const names = Object.keys(row);
    const values = names.map((name) => `@${name}`).join(", ");
    database
      .prepare(`INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${values})`)
      .run(row);
  };
  const workspace_id = "wsp_01KBENCHMARK00000000000000";
  const user_id = "usr_01KBENCHMARK00000000000000";
  insert("users", {
    id: user_id,
    email: "bench@example.com",
    name: "Bench",
    password_hash: "-",
    password_changed_at: now,
    created_at: now,
  });
  insert("workspaces", {
    id: workspace_id,
    slug: "benchmark",
    name: "Benchmark",
    created_at: now,
    ticket_counter: 1000,
    audit_sequence: 0,
    audit_hash: "0",
  });
  insert("memberships", {
    id: "mem_01KBENCHMARK00000000000000",
    workspace_id,
    user_id,
    role: "owner",
    api_access: 1,
    created_at: now,
  });
  insert("api_keys", {
    id: rowIdOf(publicId),
    workspace_id,
    owner_id: user_id,
    name: "Benchmark",
    name_folded: "benchmark",
    live_name: "benchmark",
    note: "",
    digest: createHash("sha256").update(key).digest("hex"),
    last4: key.slice(-4),
    scopes: "tickets:read tickets:write",
    allowed_ips: "",
    allowed_domains: "",
    created_by_id: user_id,
    created_at: now,
    updated_at: now,
  });
  insert("rate_limit_overrides", {
    id: "rlo_01KBENCHMARK00000000000000",
    workspace_id,
    policy: "default",
    limit: requestsPerMinute,
    window_seconds: 60,
    partition: "key",
    reason: "Benchmark",
    created_at: now,
  });
  database.close();
  return key;
}

/** The key's format from the product's own source, which Node 20 cannot read as it is. */
async function keyFormat() {
  const { outputFiles } = await build({
    entryPoints: [join(root, "lib/access/key-format.ts")],
    bundle: true,
    format: "esm",
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}
