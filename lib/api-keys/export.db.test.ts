import { expect, test } from "vitest";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { validate } from "../entry/validate";
import { createApiKey } from "./commands/create";
import { revokeApiKey } from "./commands/revoke";
import { exportApiKeys } from "./export";
import { readListQuery } from "./list-query";
import { eachApiKey } from "./queries/each";
import { CreateApiKey } from "./schema";

const givenKey = (given: GivenWorkspace, role: "admin" | "developer", more: object) =>
  createApiKey(
    given.ctx(role, "api_keys:create"),
    validate(CreateApiKey, { name: "Zapier", scopes: ["tickets:read"], ...more }),
  );

async function exported(given: GivenWorkspace, role: "owner" | "developer", search: Record<string, string> = {}) {
  let text = "";
  const rows = eachApiKey(given.ctx(role, "api_keys:read"), readListQuery(search));
  for await (const piece of exportApiKeys(rows)) text += piece;
  return text;
}

const lines = (text: string) => text.trimEnd().split("\r\n").slice(1);

test("an export holds what the filters show to its reader, and no part of a secret", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  const formula = await givenKey(given, "admin", { name: '=HYPERLINK("https://evil.example")', note: "@home, later" });
  await givenKey(given, "developer", { name: "Own", scopes: ["contacts:write", "tickets:read"] });
  const gone = await givenKey(given, "admin", { name: "Gone" });
  await revokeApiKey(given.ctx("admin", "api_keys:revoke"), { id: gone.id });
  await givenKey(other, "admin", { name: "Foreign" });

  const all = await exported(given, "owner", { status: "all" });
  expect(lines(all)).toHaveLength(3);
  expect(all).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
  expect(all).toContain(`"'@home, later"`);
  expect(all).toContain("tickets:read contacts:write,tickets:read contacts:write");
  const { digest } = await db().apiKey.findUniqueOrThrow({ where: { id: formula.id } });
  for (const secret of [digest, formula.key?.slice(18, 50), gone.key?.slice(18, 50)]) expect(all).not.toContain(secret);
  expect(lines(await exported(given, "owner"))).toHaveLength(2);
  expect(lines(await exported(given, "owner", { q: "hyperlink" }))).toHaveLength(1);
  expect(lines(await exported(given, "owner", { health: "idle" }))).toEqual([]);
  const own = lines(await exported(given, "developer", { status: "all" }));
  expect(own).toHaveLength(1);
  expect(own[0]).toContain(",Own,");
});

test("an export goes through every key once, also those made at the same moment", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "admin", {});
  const template = await db().apiKey.findUniqueOrThrow({ where: { id } });
  const many = Array.from({ length: 1_200 }, (_, index) => ({
    ...template,
    id: `key_${String(index).padStart(5, "0")}${given.workspace.id.slice(-5)}`,
    name: `Key ${index}`,
    liveName: `key ${index}`,
    createdAt: new Date(template.createdAt.getTime() - Math.floor(index / 700)),
  }));
  await db().apiKey.createMany({ data: many });
  const ids = lines(await exported(given, "owner")).map((line) => line.split(",")[0]);
  expect(ids).toHaveLength(1_201);
  expect(new Set(ids).size).toBe(1_201);
});
