import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";
import { createDatabase, dropDatabase, dropForgotten, postgresqlAnswers, serverUrl, urlOf } from "./postgresql";

declare module "vitest" {
  export interface ProvidedContext {
    /** The migrated database that every test file gets a copy of: a file's path, a database's name, or "" for none. */
    template: string;
    templateProvider: "sqlite" | "postgresql";
  }
}

/** Migrates one database for each project, once; the test files copy it. */
export default async function prepareTemplate(project: TestProject): Promise<() => Promise<void>> {
  if (project.name.endsWith("postgresql")) return preparePostgresql(project);
  const folder = mkdtempSync(join(tmpdir(), "latchkey-template-"));
  const template = join(folder, "template.db");
  await migrate(`file:${template}`);
  project.provide("template", template);
  project.provide("templateProvider", "sqlite");
  return async () => rmSync(folder, { recursive: true, force: true });
}

async function preparePostgresql(project: TestProject): Promise<() => Promise<void>> {
  project.provide("templateProvider", "postgresql");
  if (!(await postgresqlAnswers())) {
    sayItIsMissing();
    project.provide("template", "");
    return async () => {};
  }
  await dropForgotten();
  const template = await createDatabase();
  await migrate(urlOf(template));
  project.provide("template", template);
  return () => dropDatabase(template);
}

function sayItIsMissing(): void {
  const lines = [
    `No PostgreSQL answers at ${new URL(serverUrl).host}.`,
    "The database tests run on SQLite only; those on PostgreSQL are SKIPPED.",
    "Start one, or name another: TEST_POSTGRES_URL=postgresql://user:password@host:5432/postgres",
  ];
  if (process.env.CI) throw new Error(lines.join("\n"));
  const bar = "!".repeat(100);
  console.warn(`\n${bar}\n${lines.map((line) => `!!  ${line}`).join("\n")}\n${bar}\n`);
}
