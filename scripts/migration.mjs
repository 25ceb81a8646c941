/**
 * `npm run migration -- name`: writes the next migration of both databases from the difference between the models now
 * and the models that the last migration recorded. Uses the schema engine's WebAssembly build, so nothing is downloaded
 * and nothing is written to a database; the engine does ask a PostgreSQL server for its version (MIGRATION_DATABASE_URL).
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { providers, root, schemaOf } from "./prisma-schema.mjs";

const require = createRequire(import.meta.url);

async function engine(provider) {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = readFileSync(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const { PrismaBetterSqlite3 } = await import("@prisma/adapter-better-sqlite3");
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const factory =
    provider === "sqlite"
      ? new PrismaBetterSqlite3({ url: ":memory:" })
      : new PrismaPg(process.env.MIGRATION_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/postgres");
  return bindings.SchemaEngine.new(
    { datamodels: [["schema.prisma", schemaOf(provider)]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

// The engine reports a panic through this registry.
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };

const files = (content) => ({ files: [{ path: "schema.prisma", content }] });

async function difference(provider, before) {
  const result = await (await engine(provider)).diff({
    from: before === null ? { tag: "empty" } : { tag: "schemaDatamodel", ...files(schemaOf(provider, before)) },
    to: { tag: "schemaDatamodel", ...files(schemaOf(provider)) },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? "";
}

function lastModels(provider) {
  const folder = join(root, "prisma", provider, "migrations");
  if (!existsSync(folder)) return null;
  const last = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .at(-1);
  return last ? readFileSync(join(folder, last, "models.prisma"), "utf8") : null;
}

const [name, only] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Say what the migration does: npm run migration -- add_key_notes");
  process.exit(2);
}

if (only === undefined) {
  // One process for each database: the engine's bindings keep the memory of one instance per process.
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const runs = providers.map((provider) =>
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, provider, stamp], { stdio: "inherit" }),
  );
  process.exit(Math.max(...runs.map((run) => run.status ?? 1)));
}

const sql = await difference(only, lastModels(only));
if (sql.trim() === "" || sql.startsWith("-- This is an empty migration")) {
  console.log(`${only}: the models have not changed since the last migration.`);
} else {
  const folder = join(root, "prisma", only, "migrations", `${process.argv[4]}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  writeFileSync(join(folder, "models.prisma"), readFileSync(join(root, "prisma/models.prisma")));
  writeFileSync(join(root, "prisma", only, "migrations/migration_lock.toml"), `provider = "${only}"\n`);
  console.log(`Wrote prisma/${only}/migrations/${process.argv[4]}_${name}`);
}
process.exit();
