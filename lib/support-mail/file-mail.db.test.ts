import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { composeKey } from "../access/key-format";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { sendDueMail } from "../mail/send-due";
import { givenMailServer } from "../mail/testing/mail-server";
import { letterFile } from "../mime/testing/letter-file";
import { fileStore } from "../storage/file-store";
import { closeTicket } from "../tickets/commands/close-ticket";
import { fileLetter } from "../tickets/commands/file-letter";
import { replyToTicket } from "../tickets/commands/reply-to-ticket";
import { CloseTicket, NewReply } from "../tickets/input";
import { givenTicket } from "../tickets/testing/given-ticket";
import { fileDueMail } from "./commands/file-mail";
import { forgetOldInboundMail } from "./commands/forget-mail";
import { retryMail } from "./commands/retry-mail";
import { fingerprintOf, takeMail } from "./commands/take-mail";
import { listInboundMail } from "./queries";

const never = new AbortController().signal;
let given: GivenWorkspace;

beforeEach(async () => {
  await db().inboundMail.deleteMany();
  given = await givenWorkspace();
  await db().mailSettings.create({
    data: {
      ...{ workspaceId: given.workspace.id, sendReplies: true, fromName: "", address: "support@acme.example" },
      ...{ otherAddresses: "help@acme.example", ticketAddress: true, signature: "", acknowledge: false },
      updatedAt: new Date(),
    },
  });
});

let count = 0;
/** A mail as somebody writes one. */
const written = (more: { from?: string; to?: string; subject?: string; head?: string; body?: string } = {}) => {
  const { from = "Grace <grace@navy.example>", to = "support@acme.example", subject = "Help", head = "" } = more;
  const id = `${++count}.${Math.random()}@navy.example`;
  return Buffer.from(
    `From: ${from}\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${id}>\r\n${head}\r\n${more.body ?? "It burns."}\r\n`,
  );
};

/** Takes a mail, files it, and says what became of it. */
async function arrive(mail: Uint8Array, now = new Date()) {
  const { id } = await takeMail(given.workspace.id, "cli", mail, now);
  await fileDueMail(never, fileLetter, new Date(Math.max(now.getTime(), Date.now()) + 1));
  return db().inboundMail.findUniqueOrThrow({ where: { id } });
}

const ticketOf = async ({ ticketId }: { ticketId: string | null }) =>
  db().ticket.findUniqueOrThrow({
    where: { id: ticketId ?? "" },
    include: { comments: { orderBy: { createdAt: "asc" }, include: { attachments: true } }, requester: true },
  });

/** A reply that was mailed to Grace, and the Message-ID that it went out under. */
async function mailedReply(more: object = {}) {
  const ticket = await givenTicket(given, { requester: { email: "grace@navy.example", name: "Grace" } });
  const reply = NewReply.parse({ body: "Turn it off.", ...more });
  const comment = await replyToTicket(given.ctx("agent", "tickets:write"), ticket.id, reply);
  const sent = await db().threadMessage.findFirstOrThrow({ where: { commentId: comment.id } });
  return { ticket, comment, messageId: sent.messageId };
}

test("a mail opens a ticket for whoever wrote it, with its files, and says what was left out", async () => {
  const mail = await arrive(letterFile("new-with-files"));
  expect(mail).toMatchObject({ status: "filed", sender: "grace@navy.example", fileKey: null, dueAt: null });
  const ticket = await ticketOf(mail);
  expect(ticket).toMatchObject({ subject: "The printer burns", channel: "email", createdByType: "contact" });
  expect(ticket.requester).toMatchObject({ email: "grace@navy.example", name: "Grace Hopper" });
  const [comment] = ticket.comments;
  expect(comment?.attachments.map(({ filename }) => filename).sort()).toEqual(["Gutachten über Feuer.pdf", "fire.png"]);
  expect(comment?.bodyText).toContain("[Left out: fix.exe (not an allowed kind of file)]");
  expect(comment?.body).not.toMatch(/script|track\.example/);
});

test("every mail of the collection is filed or set aside with a reason", async () => {
  const names = readdirSync(join(import.meta.dirname, "../mime/testing/letters"));
  for (const name of names) {
    const mail = await arrive(letterFile(name.replace(/\.eml$/, "")));
    expect(mail.status, name).toMatch(/^(filed|ignored)$/);
    expect(mail.reason === "", name).toBe(mail.status === "filed");
  }
});

test("an answer finds its ticket by our Message-ID, from whatever address it comes", async () => {
  const { ticket, messageId } = await mailedReply();
  const head = `In-Reply-To: <${messageId}>\r\n`;
  const mail = await arrive(written({ head, from: "Grace at home <grace@home.example>", subject: "no number" }));
  const found = await ticketOf(mail);
  expect(found.id).toBe(ticket.id);
  expect(found.comments.at(-1)).toMatchObject({ direction: "inbound", channel: "email", authorName: "Grace at home" });
  expect(found.requester.email).toBe("grace@navy.example");
});

test("an answer that came to the address with the ticket in it finds it, and a made-up one does not", async () => {
  const { ticket } = await mailedReply();
  const { envelope } = await db().mailOutbox.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const { replyTo } = JSON.parse(envelope ?? "{}") as { replyTo: string };
  const made = replyTo.replace(/-[a-z0-9]{16}@/, "-aaaaaaaaaaaaaaaa@");
  expect(made).not.toBe(replyTo);
  expect((await arrive(written({ to: replyTo, from: "x@home.example" }))).ticketId).toBe(ticket.id);
  expect((await arrive(written({ to: made, from: "y@home.example" }))).ticketId).not.toBe(ticket.id);
});

test("the number in a subject counts only from who takes part", async () => {
  const { ticket } = await mailedReply({ cc: ["bob@navy.example"] });
  const subject = `Re: Printer [#${ticket.number}]`;
  expect((await arrive(written({ subject, from: "eve@evil.example" }))).ticketId).not.toBe(ticket.id);
  expect((await arrive(written({ subject, from: "Bob <bob@navy.example>" }))).ticketId).toBe(ticket.id);
  expect((await arrive(written({ subject }))).ticketId).toBe(ticket.id);
});

test("another workspace's Message-ID and number lead nowhere", async () => {
  const { ticket, messageId } = await mailedReply();
  const home = given;
  given = await givenWorkspace("Globex");
  const head = `In-Reply-To: <${messageId}>\r\n`;
  const mail = await arrive(written({ head, subject: `[#${ticket.number}]` }));
  expect((await ticketOf(mail)).workspaceId).toBe(given.workspace.id);
  given = home;
});

test("a mail opens what was closed lately, and what was closed long ago stays closed", async () => {
  const { ticket, messageId } = await mailedReply();
  const head = `References: <${messageId}>\r\n`;
  const close = () => closeTicket(given.keyCtx(["tickets:write"]), ticket.id, CloseTicket.parse({}));
  await close();
  expect((await arrive(written({ head }))).ticketId).toBe(ticket.id);
  expect((await db().ticket.findUniqueOrThrow({ where: { id: ticket.id } })).status).toBe("open");
  await close();
  await db().ticket.update({ where: { id: ticket.id }, data: { closedAt: new Date(Date.now() - 31 * 86_400_000) } });
  const later = await ticketOf(await arrive(written({ head })));
  expect(later.id).not.toBe(ticket.id);
  expect(later.comments[0]?.body).toContain(`[Follows up on #${ticket.number}, which was closed.]`);
});

test("a report that our mail came back says so beside the reply", async () => {
  const { comment, messageId } = await mailedReply();
  await db().comment.update({ where: { id: comment.id }, data: { delivery: "sent" } });
  const report = letterFile("bounce").toString().replace("our-mail.1@help.acme.example", messageId);
  expect((await arrive(Buffer.from(report))).status).toBe("bounced");
  const stored = await db().comment.findUniqueOrThrow({ where: { id: comment.id } });
  expect(stored).toMatchObject({ delivery: "failed", deliveryError: "The mailbox is full (5.2.2)" });
  // One that names a mail that nobody sent changes nothing.
  expect(await arrive(letterFile("bounce"))).toMatchObject({ status: "ignored" });
});

test.each([
  ["our own mail", { from: "support@acme.example" }, "own_address"],
  ["mail of another address of ours", { from: "help@acme.example" }, "own_address"],
  ["an automatic reply", { head: "Auto-Submitted: auto-replied\r\n" }, "automatic_reply"],
  ["a list", { head: "List-Id: <other.lists.example>\r\n" }, "mailing_list"],
])("%s is set aside, and an admin can have it filed all the same", async (_what, mail, reason) => {
  const set = await arrive(written(mail));
  expect(set).toMatchObject({ status: "ignored", reason, ticketId: null });
  const ctx = given.ctx("admin", "policy:manage");
  const { rows } = await listInboundMail(ctx);
  expect(rows[0]).toMatchObject({ id: set.id, status: "ignored", reason, mayRetry: true });
  await retryMail(ctx, { id: set.id });
  await fileDueMail(never, fileLetter, new Date(Date.now() + 1_000));
  expect(await db().inboundMail.findUniqueOrThrow({ where: { id: set.id } })).toMatchObject({ status: "filed" });
  await expect(retryMail(ctx, { id: set.id })).rejects.toMatchObject({ code: "gone" });
  await expect(retryMail((await givenWorkspace()).ctx("admin", "policy:manage"), { id: set.id })).rejects.toMatchObject(
    {
      code: "not_found",
    },
  );
});

test("the answer of a group that belongs to the conversation is no mailing list", async () => {
  const { ticket, messageId } = await mailedReply();
  const head = `In-Reply-To: <${messageId}>\r\nList-Id: <team.navy.example>\r\nPrecedence: list\r\n`;
  expect(await arrive(written({ head }))).toMatchObject({ status: "filed", ticketId: ticket.id });
});

test("the same mail is filed once, by whatever ways and however often it comes", async () => {
  const mail = written();
  const again = Buffer.concat([Buffer.from("Received: from elsewhere\r\nDelivered-To: help@acme.example\r\n"), mail]);
  const taken = await Promise.all([mail, mail, again, again].map((each) => takeMail(given.workspace.id, "hook", each)));
  expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
  expect(taken.filter(({ isNew }) => isNew)).toHaveLength(1);
  await Promise.all([1, 2, 3].map(() => fileDueMail(never, fileLetter, new Date(Date.now() + 1_000))));
  expect(await db().ticket.count({ where: { workspaceId: given.workspace.id } })).toBe(1);
  expect(await db().fileRemoval.count({ where: { dueAt: { gt: new Date(Date.now() + 60_000) } } })).toBe(0);
  // Somebody who knows the next Message-ID cannot keep the mail away by being first.
  expect(fingerprintOf(mail)).not.toBe(fingerprintOf(Buffer.from(mail.toString().replace("It burns", "It does not"))));
});

test("a mail whose filing was cut off is filed later, and what was half done is not there", async () => {
  const { id } = await takeMail(given.workspace.id, "imap", letterFile("new-with-files"));
  const cut: typeof fileLetter = async (ctx, letter, staged, leftOut, within) =>
    fileLetter(ctx, letter, staged, leftOut, async (tx, filed) => {
      await within(tx, filed);
      throw new Error("killed");
    });
  await fileDueMail(never, cut, new Date(Date.now() + 1_000));
  expect(await db().ticket.count({ where: { workspaceId: given.workspace.id } })).toBe(0);
  expect(await db().inboundMail.findUniqueOrThrow({ where: { id } })).toMatchObject({
    status: "received",
    attempts: 1,
  });
  await fileDueMail(never, fileLetter, new Date(Date.now() + 3_600_000));
  expect(await db().ticket.count({ where: { workspaceId: given.workspace.id } })).toBe(1);
  expect(await db().attachment.count({ where: { workspaceId: given.workspace.id } })).toBe(2);
});

test("who writes more than a person does is held, not filed and not lost", async () => {
  for (let each = 0; each < 30; each++) {
    const data = { id: `inm_${count++}_${given.workspace.id}`, workspaceId: given.workspace.id, source: "imap" };
    const row = { sender: "grace@navy.example", subject: "", size: 1, status: "filed", reason: "", attempts: 1 };
    await db().inboundMail.create({ data: { ...data, ...row, fingerprint: `${each}`, receivedAt: new Date() } });
  }
  expect(await arrive(written())).toMatchObject({ status: "held", reason: "sender_rate" });
  expect(await arrive(written({ from: "other@navy.example" }))).toMatchObject({ status: "filed" });
});

test("a key in a mail is masked in the ticket and in the log", async () => {
  const key = composeKey("A".repeat(10), "b".repeat(32));
  const mail = await arrive(written({ subject: `My key ${key}`, body: `It is ${key}` }));
  const ticket = await ticketOf(mail);
  expect(JSON.stringify([mail, ticket])).not.toContain(key);
  expect(ticket.comments[0]?.bodyText).toContain("lk_live_");
});

test("what cannot be read is kept with that reason, and forgotten after a week", async () => {
  const parts = Array.from(
    { length: 200 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  );
  const mail = await arrive(written({ head: parts.join("") }));
  expect(mail).toMatchObject({ status: "failed", reason: "unreadable" });
  await forgetOldInboundMail(new Date(Date.now() + 8 * 86_400_000));
  const row = await db().inboundMail.findUniqueOrThrow({ where: { id: mail.id } });
  expect(row.fileKey).toBeNull();
  await (await fileStore()).remove(mail.fileKey ?? "");
  await forgetOldInboundMail(new Date(Date.now() + 91 * 86_400_000));
  expect(await db().inboundMail.count({ where: { id: mail.id } })).toBe(0);
});

test("two help desks that write to each other do so once", async () => {
  const received = await givenMailServer();
  await db().mailSettings.updateMany({ data: { acknowledge: true } });
  await arrive(written());
  await sendDueMail(never);
  expect(received).toHaveLength(1);
  // What the other desk gets is an automatic reply, and it says nothing to that.
  const echo = await arrive(Buffer.from(received[0]?.text ?? ""));
  expect(echo).toMatchObject({ status: "ignored" });
  expect(await db().mailOutbox.count({ where: { workspaceId: given.workspace.id } })).toBe(1);
});
