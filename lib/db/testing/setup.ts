import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { createDatabase, dropDatabase, urlOf } from "./postgresql";

/** Gives each test file a migrated database of its own, before anything reads the configuration. */
const template = inject("template");
if (template !== "") {
  const { url, drop } = inject("templateProvider") === "sqlite" ? copyFile() : await copyDatabase();
  process.env.DATABASE_URL = url;
  process.env.AUTH_SECRET = "a secret of the tests, long enough to pass";
  process.env.LOG_LEVEL = "silent";

  afterAll(async () => {
    const { closeDb } = await import("../client");
    const { closePointReads } = await import("../point-read");
    await closeDb();
    await closePointReads();
    await drop();
  });
}

function copyFile() {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-test-"));
  const path = join(folder, "latchkey.db");
  copyFileSync(template, path);
  return { url: `file:${path}`, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function copyDatabase() {
  const name = await createDatabase(template);
  return { url: urlOf(name), drop: () => dropDatabase(name) };
}
