import { migrate as applyMigrations } from "../lib/db/migrate";
import { command } from "./command";

export const migrate = command({
  summary: "Bring the database up to date",
  flags: {},
  needsDatabase: false,
  async run() {
    const applied = await applyMigrations();
    const text = applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`;
    return { json: { applied }, text };
  },
});
