import { describe, expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/commands/create";
import { revokeApiKey } from "@/lib/api-keys/commands/revoke";
import { CreateApiKey } from "@/lib/api-keys/schema";
import { db } from "@/lib/db/client";
import { givenWorkspace } from "@/lib/db/testing/given";
import { serveFetch } from "@/lib/entry/public/fetch-mount";
import type { Envelope } from "@/lib/events/envelope";
import { forgetOldEvents } from "@/lib/events/retention";
import { enter, leave } from "@/lib/events/waiting-room";
import { shared } from "@/lib/process-state";
import { routes } from "../endpoints";
import { apiClient, problem } from "./testing/api-call";
import { done, feed, givenCaller, ticket } from "./testing/given-events";

const day = 86_400_000;

describe("reading on", () => {
  test("a walk by cursor gives every event once, whatever comes meanwhile", async () => {
    const { given, call } = await givenCaller();
    for (let at = 0; at < 4; at++) await ticket(call, { subject: `Printer ${at}` });
    const seen: number[] = [];
    let query = "limit=3";
    for (let page = 0; page < 40; page++) {
      const { body, headers } = await call("GET", `/events?${query}`);
      seen.push(...body.data.map(({ sequence }: Envelope) => sequence));
      expect(headers.get("link")?.includes('rel="next"') ?? false).toBe(body.pagination.has_more);
      expect(body.pagination.next_cursor).toBe(body.pagination.has_more ? body.cursor : null);
      if (page === 2) await ticket(call, { subject: "Late" });
      query = `limit=3&cursor=${body.cursor}`;
      if (!body.pagination.has_more) break;
    }
    const rows = await db().publicEvent.count({ where: { workspaceId: given.workspace.id } });
    expect(seen).toEqual(Array.from({ length: rows }, (_, at) => at + 1));
    const { body } = await call("GET", `/events?${query}`);
    expect([body.data, body.pagination.has_more]).toEqual([[], false]);
    await ticket(call, { subject: "Later" });
    const { body: next } = await call("GET", `/events?cursor=${body.cursor}&type=ticket.*`);
    expect(next.data.map(({ data }: Envelope) => data.object.subject)).toEqual(["Later"]);
  });

  test("types, wildcards, one thing, a time and a sequence narrow it down", async () => {
    const { call } = await givenCaller();
    const { id } = await ticket(call);
    const before = await feed(call);
    const at = new Date(Date.now() + 5).toISOString();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await done(call("POST", `/tickets/${id}/close`));
    const types = async (query: string) => (await feed(call, query)).map(({ type }) => type);
    expect(await types("&type=ticket.closed,contact.*")).toEqual(["contact.created", "ticket.closed"]);
    expect(await types("&type=*")).toHaveLength(before.length + 2);
    expect(await types(`&resource_id=${id}`)).toEqual(["ticket.created", "ticket.closed", "ticket.updated"]);
    expect(await types(`&since=${encodeURIComponent(at)}`)).toEqual(["ticket.closed", "ticket.updated"]);
    expect(await types(`&after_sequence=${before.length}`)).toEqual(["ticket.closed", "ticket.updated"]);
    expect(await types("&after_sequence=9999")).toEqual([]);
    expect(problem(await call("GET", "/events?type=ticket.exploded"))).toEqual([400, "invalid_parameter"]);
    expect(problem(await call("GET", "/events?wait=26"))).toEqual([400, "invalid_parameter"]);
    expect(problem(await call("GET", "/events?cursor=made-up"))).toEqual([400, "cursor_invalid"]);
  });

  test("a cursor of events that are not kept any more is 410; one that missed nothing goes on", async () => {
    const { given, call } = await givenCaller();
    const { body: early } = await call("GET", "/events");
    await ticket(call);
    const { body: late } = await call("GET", "/events");
    const old = new Date(Date.now() - 31 * day);
    await db().publicEvent.updateMany({ where: { workspaceId: given.workspace.id }, data: { createdAt: old } });
    const lost = [410, "cursor_expired"];
    expect(problem(await call("GET", `/events?cursor=${early.cursor}`)), "before they are deleted").toEqual(lost);
    expect(await feed(call)).toEqual([]);
    await forgetOldEvents(new AbortController().signal, new Date());
    expect(await db().publicEvent.count({ where: { workspaceId: given.workspace.id } })).toBe(0);
    expect(problem(await call("GET", `/events?cursor=${early.cursor}`))).toEqual(lost);
    expect(problem(await call("GET", "/events?after_sequence=0"))).toEqual(lost);
    expect((await call("GET", `/events?cursor=${late.cursor}`)).body.data).toEqual([]);
    await call("POST", "/contacts", { email: "new@example.com" });
    const { body } = await call("GET", `/events?cursor=${late.cursor}`);
    expect(body.data.map(({ type }: Envelope) => type)).toEqual(["contact.created"]);
  });
});

describe("waiting", () => {
  const waiters = () => shared("event-waiting-room", () => ({ waiters: new Set() })).waiters.size;
  const waitersAre = (count: number) => expect.poll(waiters).toBe(count);

  test("the answer comes as soon as there is something to tell, and not before", async () => {
    const { call } = await givenCaller();
    const { body } = await call("GET", "/events");
    let answered = false;
    const started = performance.now();
    const waiting = call("GET", `/events?cursor=${body.cursor}&wait=20&type=ticket.created`).finally(() => {
      answered = true;
    });
    await waitersAre(1);
    await call("POST", "/contacts", { email: "grace@example.com" });
    expect(answered).toBe(false);
    const { id } = await ticket(call);
    const answer = await waiting;
    expect(answer.body.data.map(({ data }: Envelope) => data.object.id)).toEqual([id]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test("what another process wrote is found too", async () => {
    const { given, call } = await givenCaller();
    await ticket(call);
    const { body } = await call("GET", "/events");
    const last = await db().publicEvent.findFirstOrThrow({
      where: { workspaceId: given.workspace.id },
      orderBy: { sequence: "desc" },
    });
    const waiting = call("GET", `/events?cursor=${body.cursor}&wait=20`);
    // As if by another: nothing of this process says that it happened.
    const sequence = last.sequence + 1;
    await db().publicEvent.create({ data: { ...last, id: "evt_elsewhere", sequence, createdAt: new Date() } });
    await db().workspace.update({ where: { id: given.workspace.id }, data: { eventSequence: sequence } });
    expect((await waiting).body.data).toMatchObject([{ id: "evt_elsewhere" }]);
  });

  test("a key that is revoked while it waits learns nothing more", async () => {
    const given = await givenWorkspace();
    const call = await apiClient(given, "webhooks:read", "tickets:read");
    const writer = await apiClient(given, "*");
    const { id } = await db().apiKey.findFirstOrThrow({
      where: { workspaceId: given.workspace.id },
      orderBy: { createdAt: "asc" },
    });
    const { body } = await call("GET", "/events");
    const waiting = call("GET", `/events?cursor=${body.cursor}&wait=20`);
    await waitersAre(1);
    await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id });
    await ticket(writer);
    expect(problem(await waiting)).toEqual([401, "key_revoked"]);
  });

  test("who hangs up leaves its place", async () => {
    const given = await givenWorkspace();
    const { key: secret } = await createApiKey(
      given.ctx("owner", "api_keys:create"),
      CreateApiKey.parse({ name: "Some key", scopes: ["webhooks:read"] }),
    );
    const hangUp = new AbortController();
    const headers = { Authorization: `Bearer ${secret}` };
    const request = new Request("https://desk.test/api/public/events?wait=25", { headers, signal: hangUp.signal });
    const answer = serveFetch(routes, request);
    await waitersAre(1);
    hangUp.abort();
    await waitersAre(0);
    expect((await answer).status).toBe(200);
  });

  test("a key has five places; without one the answer is given at once", async () => {
    const places = Array.from({ length: 5 }, () => enter("wsp_1", "key_1"));
    expect(places).not.toContain(null);
    expect(enter("wsp_1", "key_1")).toBeNull();
    const other = enter("wsp_1", "key_2");
    expect(other).not.toBeNull();
    for (const place of [...places, other]) if (place) leave(place);
    await waitersAre(0);
  });
});
