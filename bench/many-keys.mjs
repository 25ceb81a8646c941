/** A database with two workspaces that differ in how many keys they have; every other thing is alike. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { cli } from "./latchkey.mjs";

/** So many keys of either workspace are found by the filter that is timed: the table has as much to draw. */
export const found = 5;

/**
 * Makes the workspaces in `folder` and fills them past the console, whose limit is 200 live keys.
 * @returns the configuration of a server for it, and who may sign in.
 */
export async function givenManyKeys(folder, counts) {
  const path = join(folder, "many-keys.db");
  const env = { DATABASE_URL: `file:${path}` };
  const command = cli(env);
  const password = randomBytes(20).toString("hex");
  const email = "ada@example.com";
  for (const [slug, count] of Object.entries(counts)) {
    const owner = ["--owner-name", "Ada", "--owner-email", email, "--owner-password", password];
    await command("workspace create --name", slug, ...owner);
    await command(
      `key create --workspace ${slug} --as ${email} --name Template --scope tickets:read --scope contacts:read`,
    );
    multiply(path, slug, count);
  }
  return { env, email, password };
}

/** The workspace's one key becomes many: of several ages, uses and ends, like those of a workspace that has grown. */
function multiply(path, slug, count) {
  const database = new Sqlite(path);
  try {
    const template = database
      .prepare("SELECT k.* FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id WHERE w.slug = ?")
      .get(slug);
    const columns = Object.keys(template);
    const insert = database.prepare(
      `INSERT INTO api_keys (${columns.join(", ")}) VALUES (${columns.map((name) => `@${name}`).join(", ")})`,
    );
    const hour = 3_600_000;
    const now = Date.now();
    database.transaction(() => {
      database.prepare("DELETE FROM api_keys WHERE id = ?").run(template.id);
      for (let index = 0; index < count; index++) {
        const name = `Integration ${index + 1}`;
        insert.run({
          ...template,
          id: `key_${randomBytes(5).toString("hex")}`,
          name,
          name_folded: name.toLowerCase(),
          live_name: name.toLowerCase(),
          digest: randomBytes(32).toString("hex"),
          created_at: now - index * hour,
          expires_at: index < found ? null : now + (index + 1) * hour,
          last_used_at: index % 3 === 0 ? null : now - index * 60_000,
          allowed_ips: index % 2 === 0 ? "192.0.2.0/24" : "",
        });
      }
    })();
  } finally {
    database.close();
  }
}
