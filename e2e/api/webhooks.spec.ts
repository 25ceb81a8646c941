import { verified, withReceiver } from "../fixtures/receiver";
import { expect, test } from "../fixtures/test";
import { givenTicket, type One, type Page } from "./given-tickets";

type Made = { id: string; secret: string; url: string };
type Delivery = { id: string; status: string; event_id: string; attempts_count: number };

const scopes = ["webhooks:write", "tickets:write"];

test("a change reaches its receiver within two seconds, verifiable with the secret exactly as it was returned", async ({
  api,
}) => {
  const client = await api(scopes);
  await withReceiver(async (receiver) => {
    const { body } = await client.post<One<Made>>("/webhooks", { url: receiver.url, events: ["ticket.created"] });
    const ticket = await givenTicket(client);
    const began = Date.now();
    await expect.poll(() => receiver.received.length, { timeout: 10_000, intervals: [50] }).toBe(1);
    expect(Date.now() - began).toBeLessThan(2_000);
    const [got] = receiver.received;
    if (!got) throw new Error("Nothing arrived.");
    expect(verified(body.data.secret, got).data.object.id).toBe(ticket.id);
    expect(() => verified(body.data.secret.replace(/.{8}$/, "AAAAAAA="), got)).toThrow();
  });
});

test("two servers on one database deliver each of many changes once", async ({ api }) => {
  const client = await api(scopes);
  await withReceiver(async (receiver) => {
    await client.post("/webhooks", { url: receiver.url, events: ["ticket.created"] });
    for (let count = 0; count < 8; count++) await givenTicket(client);
    await expect.poll(() => receiver.received.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(8);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(8);
    expect(ids).toHaveLength(8);
  });
});

test("what fails is repeated a few seconds later, signed anew, under the same id", async ({ api }) => {
  const client = await api(scopes);
  await withReceiver(async (receiver) => {
    receiver.answersWith((response) => response.writeHead(receiver.received.length === 1 ? 500 : 200).end());
    const { body } = await client.post<One<Made>>("/webhooks", { url: receiver.url, events: ["ticket.created"] });
    const { id, secret } = body.data;
    await givenTicket(client);
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(2);
    const [first, second] = receiver.received;
    if (!first || !second) throw new Error("It was not repeated.");
    for (const got of [first, second]) verified(secret, got);
    expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
    expect(second.headers["webhook-timestamp"]).not.toBe(first.headers["webhook-timestamp"]);
    expect(second.headers["webhook-attempt"]).toBe("2");
    const log = () => client.get<Page<Delivery>>(`/webhooks/${id}/deliveries`);
    await expect.poll(async () => (await log()).body.data).toMatchObject([{ status: "delivered", attempts_count: 2 }]);
  });
});

test("a test answers with what the receiver did; a private address is refused", async ({ api }) => {
  const client = await api([...scopes, "*"]);
  await withReceiver(async (receiver) => {
    receiver.answers(418, {}, "teapot");
    const { body } = await client.post<One<Made>>("/webhooks", { url: receiver.url, events: ["*"] });
    const tested = await client.post<{ delivery: object }>(`/webhooks/${body.data.id}/test`);
    expect(tested.status).toBe(200);
    expect(tested.body.delivery).toMatchObject({
      ...{ status: "failed", response_status: 418, response_snippet: "teapot" },
    });
  });
  for (const url of ["https://10.0.0.1/", "https://169.254.169.254/", "https://[::1]/", "http://93.184.215.14/"]) {
    const refused = await client.post<{ code: string }>("/webhooks", { url, events: ["*"] });
    expect([refused.status, refused.body.code], url).toEqual([422, "url_not_allowed"]);
  }
});
