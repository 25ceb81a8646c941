/** `npm run check`: format, lint, import zones, migrations, types and unit tests. One line for each; output on failure. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkNode, ensureClients, ensureInstalled, root, run } from "./prepare.mjs";
import { providers } from "./prisma-schema.mjs";

checkNode();
process.chdir(root);
await ensureInstalled();
await ensureClients();

const tool = (path, ...args) => run(process.execPath, [join(root, "node_modules", path), ...args]);

/** Two lanes for two cores; the slowest, the types, has one to itself. */
const lanes = [
  [
    [
      "types",
      async () => {
        // Without them an import of a style sheet or an image has no type.
        await tool("next/dist/bin/next", "typegen");
        await tool("typescript/bin/tsc", "--noEmit");
      },
    ],
  ],
  [
    ["format and lint", () => tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".")],
    ["migrations", migrationsFitModels],
    ["import zones", importZones],
    ["unit tests", () => tool("vitest/vitest.mjs", "run", "--project", "unit", "--reporter=dot")],
  ],
];

let failed = 0;
await Promise.all(
  lanes.map(async (lane) => {
    for (const [name, work] of lane) await check(name, work);
  }),
);
process.exitCode = failed === 0 ? 0 : 1;

async function check(name, work) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    await work();
    console.log(`ok      ${name} (${seconds()})`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name} (${seconds()})\n${error.message}\n`);
  }
}

async function importZones() {
  const there = new Set(readdirSync(root));
  const parts = [
    "app",
    "cli",
    "components",
    "lib",
    "server.ts",
    "cli.ts",
    "proxy.ts",
    "instrumentation.ts",
    "instrumentation-client.ts",
  ];
  const cruised = parts.filter((path) => there.has(path));
  await tool("dependency-cruiser/bin/dependency-cruise.mjs", ...cruised, "--output-type", "err");
}

/** A change of the models without a migration would only show on a fresh database. */
async function migrationsFitModels() {
  const models = readFileSync(join(root, "prisma/models.prisma"), "utf8");
  for (const provider of providers) {
    const folder = join(root, "prisma", provider, "migrations");
    const migrations = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const last =
      migrations
        .map((entry) => entry.name)
        .sort()
        .at(-1) ?? "";
    if (readFileSync(join(folder, last, "models.prisma"), "utf8") !== models) {
      throw new Error(
        `prisma/models.prisma has changed since ${provider}/${last}: run npm run migration -- <what_it_does>`,
      );
    }
  }
}
