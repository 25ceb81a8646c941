import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { postgresqlAnswers } from "./lib/db/testing/postgresql.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const databaseTests = ["{app,cli,components,lib}/**/*.db.test.ts"];

// Decided here because the runner is part of the configuration; lib/db/testing/template.ts says it aloud.
const hasPostgresql = await postgresqlAnswers();

const database = {
  include: databaseTests,
  setupFiles: [path("./lib/db/testing/setup.ts")],
  globalSetup: [path("./lib/db/testing/template.ts")],
  // The server of a test may be busy with the other project's files; nothing here is measured by this.
  testTimeout: 30_000,
  hookTimeout: 30_000,
};

const withPostgresql = hasPostgresql ? {} : { runner: path("./lib/db/testing/skip-runner.ts") };

/** They start processes of the build, and kill them. */
const faults = {
  include: ["e2e/faults/**/*.test.ts"],
  globalSetup: [...database.globalSetup, path("./e2e/faults/fixtures/global-setup.ts")],
};

/** Tools that are not ours look at the API's contract; their packages are in the folder itself. */
const contract = {
  include: ["e2e/contract/*.test.ts"],
  globalSetup: [path("./e2e/contract/fixtures/global-setup.ts")],
  setupFiles: [path("./e2e/contract/fixtures/setup.ts")],
  // The longest of them runs a part of the API suite.
  testTimeout: 240_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
};

const shared = {
  alias: [
    // Throws outside of a React server build; these tests are one side of the fence only.
    { find: /^server-only$/, replacement: path("./scripts/empty.mjs") },
    { find: /^@\//, replacement: path("./") },
  ],
  // Nothing of the developer's own configuration reaches a test.
  env: {
    DATABASE_URL: "",
    AUTH_SECRET: "",
    APP_URL: "",
    REDIS_URL: "",
    STORAGE_URL: "",
    SMTP_URL: "",
    MAIL_FROM: "",
    SHUTDOWN_DELAY: "",
    METRICS_LISTEN: "",
    OTEL_EXPORTER_OTLP_ENDPOINT: "",
    TRUSTED_PROXIES: "",
    WEBHOOK_ALLOW_CIDRS: "",
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["{app,cli,components,lib,packages,scripts,bench}/**/*.test.{ts,tsx,mjs}"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
          // A test takes milliseconds; a busy machine may take long to begin one.
          testTimeout: 20_000,
        },
      },
      { test: { ...shared, ...database, name: "sqlite" } },
      { test: { ...shared, ...database, ...withPostgresql, name: "postgresql" } },
      { test: { ...shared, ...database, ...faults, name: "faults-sqlite" } },
      { test: { ...shared, ...database, ...faults, ...withPostgresql, name: "faults-postgresql" } },
      { test: { alias: shared.alias, ...contract, name: "contract" } },
    ],
  },
});
