import { Webhook } from "standardwebhooks";
import type { Problem } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";

type Taken = { data: { id: string; status: string } };
type Tickets = { data: { subject: string; channel: string; requester: { email: string } }[] };

const mail = (subject: string) =>
  `From: Grace <grace@navy.example>\r\nTo: support@acme.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}-${Date.now()}@navy.example>\r\n\r\nIt burns.\r\n`;

/** What a mail server sends with a body, signed by a library that is not ours. */
function signed(secret: string, body: string, type: string, at = new Date()) {
  const id = `msg_${Math.random()}`;
  const headers = {
    "Content-Type": type,
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
  return { raw: body, headers };
}

test("a mail that is handed in signed becomes a ticket, once, as a mail or as JSON", async ({
  anonymous,
  workspace,
  api,
}) => {
  const { secret } = await workspace.command<{ secret: string }>("mail hook");
  const path = `/inbound-mail/${workspace.id}`;
  const hand = (body: string, type: string) => anonymous.call<Taken>("POST", path, signed(secret, body, type));
  const first = mail("first");
  expect(await hand(first, "message/rfc822")).toMatchObject({ status: 202, body: { data: { status: "received" } } });
  expect(await hand(first, "message/rfc822")).toMatchObject({ status: 202, body: { data: { status: "duplicate" } } });
  const second = JSON.stringify({ raw: Buffer.from(mail("second")).toString("base64") });
  expect(await hand(second, "application/json")).toMatchObject({ status: 202, body: { data: { status: "received" } } });
  const client = await api(["tickets:read"]);
  const subjects = async () => (await client.get<Tickets>("/tickets")).body.data.map(({ subject }) => subject).sort();
  await expect.poll(subjects, { timeout: 30_000 }).toEqual(["first", "second"]);
  const { body } = await client.get<Tickets>("/tickets?channel=email");
  expect(body.data).toHaveLength(2);
  expect(body.data[0]?.requester.email).toBe("grace@navy.example");
});

test("what is not signed, signed with another secret, changed or old is refused", async ({
  anonymous,
  workspace,
  other,
}) => {
  const { secret } = await workspace.command<{ secret: string }>("mail hook");
  const path = `/inbound-mail/${workspace.id}`;
  const body = mail("refused");
  const good = signed(secret, body, "message/rfc822");
  const wrong = signed(`whsec_${Buffer.alloc(32).toString("base64")}`, body, "message/rfc822");
  const attempts = {
    unsigned: { raw: body, headers: { "Content-Type": "message/rfc822" } },
    wrong,
    changed: { ...good, raw: `${body}More` },
    old: signed(secret, body, "message/rfc822", new Date(Date.now() - 6 * 60_000)),
    early: signed(secret, body, "message/rfc822", new Date(Date.now() + 6 * 60_000)),
  };
  for (const [what, attempt] of Object.entries(attempts)) {
    const reply = await anonymous.call<Problem>("POST", path, attempt);
    expect([reply.status, reply.body.code], what).toEqual([401, "signature_invalid"]);
  }
  const elsewhere = await anonymous.call<Problem>("POST", `/inbound-mail/${other.id}`, good);
  expect([elsewhere.status, elsewhere.body.code]).toEqual([404, "not_found"]);
  const text = await anonymous.call<Problem>("POST", path, signed(secret, body, "text/plain"));
  expect(text.status).toBe(415);
});

test("after a rotation both secrets are taken for a day", async ({ anonymous, workspace }) => {
  const [before, after] = [
    await workspace.command<{ secret: string }>("mail hook"),
    await workspace.command<{ secret: string }>("mail hook"),
  ];
  expect(before.secret).not.toBe(after.secret);
  for (const [index, { secret }] of [before, after].entries()) {
    const reply = await anonymous.call(
      "POST",
      `/inbound-mail/${workspace.id}`,
      signed(secret, mail(`rotated-${index}`), "message/rfc822"),
    );
    expect(reply.status).toBe(202);
  }
});

test("a mail of 26 MiB is refused before it is read", async ({ anonymous, workspace }) => {
  const { secret } = await workspace.command<{ secret: string }>("mail hook");
  const body = mail("large") + "x".repeat(26 * 1_048_576);
  const reply = await anonymous.call<Problem>(
    "POST",
    `/inbound-mail/${workspace.id}`,
    signed(secret, body, "message/rfc822"),
  );
  expect([reply.status, reply.body.code]).toEqual([413, "body_too_large"]);
});
