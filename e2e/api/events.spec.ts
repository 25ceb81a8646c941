import { expect, test } from "../fixtures/test";
import { givenTicket } from "./given-tickets";

type Told = {
  id: string;
  sequence: number;
  type: string;
  data: { object: { id: string; status?: string }; url: string };
};
type Answer = { data: Told[]; cursor: string; pagination: { has_more: boolean; next_cursor: string | null } };

test("whoever waits for events is answered by what happens", async ({ api }) => {
  const client = await api(["webhooks:read", "tickets:write"]);
  const { id } = await givenTicket(client);
  const { body: before } = await client.get<Answer>("/events?limit=100");
  expect(before.pagination).toMatchObject({ has_more: false, next_cursor: null });
  const started = Date.now();
  const waiting = client.get<Answer>(`/events?cursor=${before.cursor}&wait=20&type=ticket.*`);
  await client.post(`/tickets/${id}/close`);
  const { status, body } = await waiting;
  expect(status).toBe(200);
  expect(Date.now() - started).toBeLessThan(15_000);
  const rest = (await client.get<Answer>(`/events?cursor=${before.cursor}&type=ticket.*`)).body.data;
  expect(rest.map(({ type, data }) => [type, data.object.id, data.object.status])).toEqual([
    ["ticket.closed", id, "closed"],
    ["ticket.updated", id, "closed"],
  ]);
  expect(body.data[0]).toEqual(rest[0]);
});

test("one who waits in vain is told so when the time is over, and goes on from there", async ({ api }) => {
  const client = await api(["webhooks:read"]);
  const { body: before } = await client.get<Answer>("/events");
  const started = Date.now();
  const { status, body, headers } = await client.get<Answer>(`/events?cursor=${before.cursor}&wait=1`);
  expect([status, body.data]).toEqual([200, []]);
  expect(Date.now() - started).toBeGreaterThanOrEqual(950);
  expect(body.cursor).not.toBe("");
  expect(String(headers.link)).not.toContain('rel="next"');
});

test("another workspace's events are not there, by number, by thing and by cursor", async ({ api, other }) => {
  const theirs = await api(["*"], { in: other });
  const { id } = await givenTicket(theirs);
  const { body } = await theirs.get<Answer>("/events");
  const ours = await api(["*"]);
  expect((await ours.get<Answer>(`/events?resource_id=${id}`)).body.data).toEqual([]);
  const { body: all } = await ours.get<Answer>("/events?after_sequence=0");
  expect(JSON.stringify(all)).not.toContain(id);
  const refused = await ours.get<{ code: string }>(`/events?cursor=${body.cursor}`);
  expect([refused.status, refused.body.code]).toEqual([400, "cursor_mismatch"]);
});
