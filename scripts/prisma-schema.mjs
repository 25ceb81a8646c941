import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
export const providers = ["sqlite", "postgresql"];

/** The whole schema of one database: its own head, then the shared models. */
export function schemaOf(provider, models = readFileSync(join(root, "prisma/models.prisma"), "utf8")) {
  return `${readFileSync(join(root, "prisma", provider, "base.prisma"), "utf8")}\n${models}`;
}

/**
 * Generates both Prisma clients. `prisma generate` only asks whether an engine file exists and then never runs it, so
 * it is pointed at Node itself: nothing has to be downloaded.
 */
export function generateClients() {
  for (const provider of providers) {
    const folder = join(root, "prisma", provider, ".schema");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "schema.prisma");
    // One level deeper than base.prisma, so the output path gets one step more.
    writeFileSync(file, schemaOf(provider).replace('"../../lib', '"../../../lib'));
    const run = spawnSync(
      process.execPath,
      [join(root, "node_modules/prisma/build/index.js"), "generate", "--no-hints", "--schema", file],
      {
        cwd: root,
        encoding: "utf8",
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: "1",
          CHECKPOINT_DISABLE: "1",
        },
      },
    );
    if (run.status !== 0) throw new Error(`prisma generate (${provider}) failed:\n${run.stdout}${run.stderr}`);
  }
}
