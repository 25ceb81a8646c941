import { beforeEach, expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { contactCtx } from "../../entry/own-ctx";
import { sendDueMail } from "../../mail/send-due";
import { givenMailServer, type Received } from "../../mail/testing/mail-server";
import { readLetter } from "../../mime/read-letter";
import { stageFile } from "../../storage/stage-file";
import { CloseTicket, NewReply } from "../input";
import { givenTicket } from "../testing/given-ticket";
import { deleteComment, updateComment } from "./change-comment";
import { closeTicket } from "./close-ticket";
import { mailGrace } from "./mail-reply";
import { replyToOwnTicket, replyToTicket } from "./reply-to-ticket";

const never = new AbortController().signal;
const afterGrace = () => new Date(Date.now() + mailGrace + 1_000);
const send = () => sendDueMail(never, afterGrace);

beforeEach(async () => void (await db().mailOutbox.deleteMany()));

async function givenSettings({ workspace }: GivenWorkspace, more: object = {}): Promise<void> {
  const data = {
    ...{ sendReplies: true, fromName: "", address: "support@acme.test", otherAddresses: "", ticketAddress: false },
    ...{ signature: "", acknowledge: false, updatedAt: new Date() },
  };
  await db().mailSettings.create({ data: { workspaceId: workspace.id, ...data, ...more } });
}

const reply = (given: GivenWorkspace, id: string, more: object = {}) =>
  replyToTicket(given.ctx("agent", "tickets:write"), id, NewReply.parse({ body: "Turn it **off**.", ...more }));

const delivery = async (id: string) => {
  const comment = await db().comment.findUniqueOrThrow({ where: { id } });
  return { status: comment.delivery, error: comment.deliveryError };
};

const headerOf = ({ text }: Received, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, "im").exec(text)?.[1]?.replace(/\r\n\s+/g, " ");

test("a reply is mailed to the requester after the grace, in both forms, and its delivery is kept true", async () => {
  const received = await givenMailServer();
  const given = await givenWorkspace();
  await givenSettings(given, { signature: "Acme, *day and night*" });
  const ticket = await givenTicket(given);
  const comment = await reply(given, ticket.id, { body: "Turn it **off**. ![x](https://track.example/p.gif)" });
  expect(comment.delivery).toEqual({ status: "queued", error: null, sent_at: null });
  await sendDueMail(never);
  expect(received).toHaveLength(0);
  await send();
  const [mail = { to: [], text: "" }] = received;
  expect(received).toHaveLength(1);
  expect(mail.to).toEqual(["ada@example.com"]);
  expect(headerOf(mail, "Subject")).toBe(`Re: Printer [#${ticket.number}]`);
  expect(headerOf(mail, "From")).toMatch(/^"?Agent \d+ \(Acme\)"? <support@acme\.test>$/);
  expect(headerOf(mail, "Auto-Submitted")).toBeUndefined();
  expect(headerOf(mail, "Content-Type")).toMatch(/^multipart\/alternative/);
  const text = mail.text.replace(/=\r\n/g, "");
  expect(text).toContain("Turn it off.");
  expect(text).toContain("<strong>off</strong>");
  expect(text).toContain("Acme, day and night");
  expect(text).not.toMatch(/<img/);
  expect(await delivery(comment.id)).toEqual({ status: "sent", error: null });
  await expect(updateComment(given.ctx("agent", "comments:write"), comment.id, { body: "No" })).rejects.toMatchObject({
    code: "comment_immutable",
  });
});

test("mails of a ticket are one conversation: each names those before it", async () => {
  const received = await givenMailServer();
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  for (let count = 0; count < 3; count++) {
    await reply(given, ticket.id);
    await send();
  }
  const ids = received.map((mail) => headerOf(mail, "Message-ID"));
  expect(new Set(ids).size).toBe(3);
  expect(received.map((mail) => headerOf(mail, "In-Reply-To"))).toEqual([undefined, ids[0], ids[1]]);
  expect(received.map((mail) => headerOf(mail, "References"))).toEqual([undefined, ids[0], `${ids[0]} ${ids[1]}`]);
});

test("until it is mailed a reply can be edited and deleted, and what goes out is the last of it", async () => {
  const received = await givenMailServer();
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  const ctx = given.ctx("agent", "comments:write");
  const [kept, gone] = [await reply(given, ticket.id), await reply(given, ticket.id, { cc: ["bob@example.com"] })];
  await updateComment(ctx, kept.id, { body: "Turn it on again." });
  await deleteComment(ctx, gone.id);
  await send();
  expect(received).toHaveLength(1);
  expect(received[0]?.text).toContain("Turn it on again.");
});

test("of an edit and the sender at work at once, one is too late, and what was mailed is what is stored", async () => {
  const received = await givenMailServer();
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  const comments = [];
  for (let count = 0; count < 5; count++) comments.push(await reply(given, ticket.id, { body: `First ${count}` }));
  const ctx = given.ctx("agent", "comments:write");
  const edits = comments.map(({ id }, count) => updateComment(ctx, id, { body: `Second ${count}` }));
  const [, ...outcomes] = await Promise.allSettled([send(), ...edits]);
  await send();
  expect(received).toHaveLength(5);
  for (const [count, { status }] of outcomes.entries()) {
    const sent = received.filter(({ text }) =>
      text.includes(`${status === "fulfilled" ? "Second" : "First"} ${count}`),
    );
    expect(sent).toHaveLength(1);
  }
});

test("copies go to whom the reply names, without the way into the requester's portal", async () => {
  const received = await givenMailServer();
  const given = await givenWorkspace();
  await givenSettings(given);
  await db().portal.create({ data: { workspaceId: given.workspace.id, isOpen: true, updatedAt: new Date() } });
  const ticket = await givenTicket(given);
  const comment = await reply(given, ticket.id, { cc: ["bob@example.com", "ada@example.com", "bob@example.com"] });
  expect(comment.cc).toEqual(["bob@example.com"]);
  await send();
  const [toAda, toBob] = ["ada", "bob"].map((name) => received.filter(({ to }) => to[0] === `${name}@example.com`));
  expect([toAda?.length, toBob?.length]).toEqual([1, 1]);
  expect(toAda?.[0]?.text).toContain("/portal/");
  expect(toBob?.[0]?.text).not.toContain("/portal/");
  expect(toBob?.[0] && headerOf(toBob[0], "Cc")).toBe("bob@example.com");
  expect(NewReply.safeParse({ body: "x", cc: Array.from({ length: 11 }, (_, at) => `a${at}@b.example`) }).success).toBe(
    false,
  );
  expect(NewReply.safeParse({ body: "x", cc: ["a@b.example\r\nBcc: eve@evil.example"] }).success).toBe(false);
});

test("nothing is mailed of what comes in, what was not to be told, and what has nowhere to go", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  expect((await reply(given, ticket.id, { notify: false })).delivery?.status).toBe("none");
  expect((await reply(given, ticket.id, { author: { type: "contact" } })).delivery).toBeNull();
  const ctx = contactCtx({ ...given.systemCtx("tickets:read"), now: new Date() }, ticket.requester, "portal");
  expect((await replyToOwnTicket(ctx, ticket.id, { body: "Hello", reopen: false })).delivery).toBeNull();
  const nobody = await db().contact.findFirstOrThrow({ where: { workspaceId: given.workspace.id } });
  await db().contact.update({ where: { id: nobody.id }, data: { email: null } });
  expect((await reply(given, ticket.id)).delivery?.status).toBe("none");
  await db().contact.update({ where: { id: nobody.id }, data: { email: "support@acme.test" } });
  await givenSettings(given);
  expect((await reply(given, ticket.id)).delivery?.status).toBe("none");
  await db().mailSettings.updateMany({ data: { sendReplies: false } });
  await db().contact.update({ where: { id: nobody.id }, data: { email: "ada@example.com" } });
  expect((await reply(given, ticket.id)).delivery?.status).toBe("none");
  expect(await db().mailOutbox.count()).toBe(0);
});

test("the last reply of a ticket that is closed is mailed too", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  await closeTicket(given.keyCtx(["tickets:write"]), ticket.id, CloseTicket.parse({ comment: "Bye" }));
  expect(await db().mailOutbox.count({ where: { to: "ada@example.com" } })).toBe(1);
});

test("who opens a ticket is told so where the workspace wants it, in a mail that no program answers", async () => {
  const received = await givenMailServer();
  const given = await givenWorkspace();
  await givenSettings(given, { acknowledge: true });
  await givenTicket(given, { notify_requester: false });
  for (let count = 0; count < 5; count++)
    await givenTicket(given, { subject: "Printer [burns](https://evil.example)" });
  await send();
  // However often they write: three in an hour.
  expect(received).toHaveLength(3);
  const [mail = { to: [], text: "" }] = received;
  expect(headerOf(mail, "Auto-Submitted")).toBe("auto-replied");
  expect(headerOf(mail, "X-Auto-Response-Suppress")).toBe("All");
  expect(headerOf(mail, "List-Id")).toContain("tickets.");
  expect(mail.text).not.toContain('href="https://evil.example');
});

test("more mails than a person gets in an hour are not sent, and that is said", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  const statuses = [];
  for (let count = 0; count < 31; count++) statuses.push((await reply(given, ticket.id)).delivery?.status);
  expect(statuses.filter((status) => status === "queued")).toHaveLength(30);
  expect(statuses.at(-1)).toBe("failed");
});

test("whatever names and subjects hold, no header and no recipient comes of it", async () => {
  const received = await givenMailServer();
  const given = await givenWorkspace();
  const evil = "Ada\r\nBcc: eve@evil.test\r\n\r\nBody";
  await givenSettings(given, { fromName: evil });
  const ticket = await givenTicket(given);
  await db().contact.updateMany({ where: { workspaceId: given.workspace.id }, data: { name: evil } });
  await db().ticket.update({ where: { id: ticket.id }, data: { subject: evil } });
  await reply(given, ticket.id);
  await send();
  const [mail = { to: [], text: "" }] = received;
  expect(mail.to).toEqual(["ada@example.com"]);
  expect(mail.text.split("\r\n\r\n", 1)[0]).not.toMatch(/^Bcc:/im);
  expect((await readLetter(Buffer.from(mail.text))).text).toContain("Turn it off.");
});

test("files go along up to ten mebibytes, and larger ones are named", async () => {
  const received = await givenMailServer();
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  const staged = [];
  for (const [filename, size] of [
    ["small.txt", 5],
    ["large.txt", 10 * 1_048_576],
  ] as const) {
    const bytes = (async function* () {
      yield Buffer.alloc(size, "a");
    })();
    staged.push(await stageFile(given.workspace.id, { filename, contentType: "text/plain", bytes }));
  }
  const ctx = given.ctx("agent", "tickets:write");
  await replyToTicket(ctx, ticket.id, NewReply.parse({ body: "See the files." }), staged);
  await send();
  const letter = await readLetter(Buffer.from(received[0]?.text ?? ""));
  expect(letter.files.map(({ filename, bytes }) => [filename, Buffer.from(bytes).toString()])).toEqual([
    ["small.txt", "aaaaa"],
  ]);
  expect(letter.body).toContain("Too large to be mailed: large.txt");
});

test("a refusal says why in plain words, and a server that is away only delays", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  const answer = { responseCode: 452, text: "4.2.2 <ada@example.com> over quota: secret" };
  await givenMailServer({
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error(answer.text), { responseCode: answer.responseCode })),
  });
  const comment = await reply(given, ticket.id);
  await send();
  expect(await delivery(comment.id)).toEqual({ status: "queued", error: "The mailbox is full (4.2.2)" });
  Object.assign(answer, { responseCode: 550, text: "5.1.1 no such user" });
  await sendDueMail(never, () => new Date(Date.now() + 3_600_000));
  expect(await delivery(comment.id)).toEqual({ status: "failed", error: "There is no such mailbox (5.1.1)" });
});
