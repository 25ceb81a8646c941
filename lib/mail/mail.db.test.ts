import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { db } from "../db/client";
import { scratchFolder } from "../db/testing/scratch";
import { transaction } from "../db/transaction";
import { outboxFolder } from "./outbox-folder";
import { forgetOldMail, isMailDue, sendDueMail } from "./send-due";
import { sendMail } from "./send-mail";
import { configure, givenMailServer } from "./testing/mail-server";

const message = { to: "ada@acme.test", subject: "Key created: Züri", text: "See https://keys.test/acme.\n.\nBye" };
const never = new AbortController().signal;
const later = (hours: number) => () => new Date(Date.now() + hours * 3_600_000);

beforeEach(async () => void (await db().mailOutbox.deleteMany()));
afterEach(() => configure("SMTP_URL", ""));

const queue = (more: object = {}) => transaction((tx) => sendMail(tx, { ...message, ...more }));
const row = () => db().mailOutbox.findFirstOrThrow();

test("a message whose cause is rolled back is never sent", async () => {
  const failed = transaction(async (tx) => {
    await sendMail(tx, message);
    throw new Error("the cause failed");
  });
  await expect(failed).rejects.toThrow("the cause failed");
  expect(await isMailDue(new Date())).toBe(false);
});

test("a message reaches the server once, and its text leaves the database", async () => {
  const received = await givenMailServer();
  await queue({ html: "<p>See</p>" });
  expect(await isMailDue(new Date())).toBe(true);
  await sendDueMail(never);
  await sendDueMail(never, later(48));
  expect(received).toHaveLength(1);
  const [letter] = received;
  expect(letter?.to).toEqual(["ada@acme.test"]);
  expect(letter?.text).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(letter?.text).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(letter?.text).toContain("See https://keys.test/acme.");
  expect(await row()).toMatchObject({ text: "", html: null, dueAt: null, error: "", attempts: 1 });
  expect((await row()).sentAt).not.toBeNull();
});

test("of two senders at work at once, one sends each message", async () => {
  const received = await givenMailServer();
  await Promise.all(Array.from({ length: 12 }, (_, index) => queue({ subject: `Message ${index}` })));
  await Promise.all([sendDueMail(never), sendDueMail(never), sendDueMail(never)]);
  const subjects = received.map(({ text }) => /^Subject: (.*)\r$/m.exec(text)?.[1]);
  expect(subjects).toHaveLength(12);
  expect(new Set(subjects).size).toBe(12);
});

test("a message that was claimed by a sender who was killed is sent later", async () => {
  const received = await givenMailServer();
  await queue();
  await db().mailOutbox.updateMany({ data: { dueAt: new Date(Date.now() + 300_000), attempts: 1 } });
  await sendDueMail(never);
  expect(received).toHaveLength(0);
  await sendDueMail(never, later(1));
  expect(received).toHaveLength(1);
});

test("a server that is away is tried again later, and the message is kept meanwhile", async () => {
  configure("SMTP_URL", "smtp://hunter2:hunter2@127.0.0.1:9");
  await queue();
  await sendDueMail(never);
  const failed = await row();
  expect(failed).toMatchObject({ attempts: 1, sentAt: null, text: message.text });
  expect(failed.error).toMatch(/^ECONNREFUSED|^ESOCKET|^ECONNECTION/);
  expect(JSON.stringify(failed)).not.toContain("hunter2");
  expect(failed.dueAt?.getTime()).toBeGreaterThan(Date.now() + 30_000);
  const received = await givenMailServer();
  await sendDueMail(never, later(1));
  expect(received).toHaveLength(1);
});

test("a message is given up after some days, and its text with it", async () => {
  configure("SMTP_URL", "smtp://127.0.0.1:9");
  await queue();
  for (let hours = 0; (await row()).dueAt !== null && hours < 500; hours += 25) await sendDueMail(never, later(hours));
  expect(await row()).toMatchObject({ dueAt: null, sentAt: null, text: "", attempts: 10 });
});

test("a recipient whom the server refuses for good is given up at once, a busy server is not", async () => {
  const answer = { code: 550 };
  await givenMailServer({
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error("no such user: secret words"), { responseCode: answer.code })),
  });
  await queue();
  await sendDueMail(never);
  expect(await row()).toMatchObject({ dueAt: null, sentAt: null });
  expect((await row()).error).not.toContain("secret words");
  answer.code = 451;
  await db().mailOutbox.deleteMany();
  await queue();
  await sendDueMail(never);
  expect((await row()).dueAt).not.toBeNull();
});

test("without a server messages are files that only their owner can read", async () => {
  if (!process.env.DATABASE_URL?.startsWith("file:")) {
    const before = process.cwd();
    process.chdir(scratchFolder());
    onTestFinished(() => process.chdir(before));
  }
  await queue();
  await sendDueMail(never);
  const folder = outboxFolder() ?? "";
  const [file = ""] = readdirSync(folder);
  expect(file).toMatch(/^eml_\w{26}\.eml$/);
  expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toMatch(/^To: ada@acme\.test\r$/m);
  expect(text).toMatch(/^From: Latchkey <latchkey@localhost>\r$/m);
  expect(existsSync(dirname(folder))).toBe(true);
});

test("what was sent long ago is forgotten, what waits is not", async () => {
  await queue();
  await queue();
  const [first] = await db().mailOutbox.findMany();
  await db().mailOutbox.update({ where: { id: first?.id ?? "" }, data: { dueAt: null } });
  await forgetOldMail(later(24 * 31)());
  expect(await db().mailOutbox.findMany()).toEqual([expect.objectContaining({ text: message.text })]);
});
