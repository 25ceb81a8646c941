import { expect, test, vi } from "vitest";
import { db } from "../lib/db/client";
import { givenWorkspace } from "../lib/db/testing/given";
import { envelopeOf } from "../lib/events/envelope";
import { givenTicket } from "../lib/tickets/testing/given-ticket";
import { cli } from "./testing/cli";

vi.setConfig({ testTimeout: 60_000 });

const list = (...args: string[]) => cli("event", "list", ...args);

test("events are listed as the API tells them, names of the workspace's own fields untouched", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given, { custom_fields: { crmRegion: "EMEA" } });
  const ws = ["--workspace", given.workspace.slug];
  const { code, out } = await list(...ws, "--json");
  const rows = await db().publicEvent.findMany({
    where: { workspaceId: given.workspace.id },
    orderBy: { sequence: "asc" },
  });
  expect([code, JSON.parse(out)]).toEqual([0, rows.map((row) => envelopeOf(row))]);
  expect(out).toContain('"crmRegion": "EMEA"');
  const only = async (...flags: string[]) => JSON.parse((await list(...ws, "--json", ...flags)).out);
  expect(await only("--resource", id)).toMatchObject([{ type: "ticket.created" }]);
  expect(await only("--type", "contact.*,ticket.deleted")).toMatchObject([{ type: "contact.created" }]);
  expect(await only("--after-sequence", "2")).toMatchObject([{ sequence: 3 }]);
  expect(await only("--limit", "2")).toHaveLength(2);
  expect((await list(...ws, "--since", "2020-01-01")).out).toMatch(/^NO\. +WHEN +TYPE +ABOUT +BY\n1 /);
  expect(await list(...ws, "--type", "ticket.exploded")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/--type/),
  });
  expect(await list(...ws, "--since", "2020-01-01", "--after-sequence", "1")).toMatchObject({ code: 2 });
});
