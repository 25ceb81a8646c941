import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { configure } from "../mail/testing/mail-server";
import { fileLetter } from "../tickets/commands/file-letter";
import { fileDueMail } from "./commands/file-mail";
import { pollMailboxes } from "./commands/poll-mailboxes";
import { saveMailbox } from "./commands/save-mailbox";
import { testMailbox } from "./commands/test-mailbox";
import { SaveMailbox } from "./schema";
import { hasImapServer, type ImapServer, startImapServer } from "./testing/imap-server";

const never = new AbortController().signal;
const mail = (id: string, text = "Hello") =>
  Buffer.from(
    `From: Grace <grace@navy.example>\r\nTo: support@acme.test\r\nSubject: Printer ${id}\r\nMessage-ID: <${id}@navy.example>\r\n\r\n${text}\r\n`,
  );

if (!hasImapServer) console.warn("No IMAP server (dovecot) is installed: mailboxes are NOT tested.");

describe.skipIf(!hasImapServer)("a mailbox", () => {
  let server: ImapServer;
  let given: GivenWorkspace;
  let user: string;

  beforeAll(async () => {
    configure("MAIL_ALLOW_CIDRS", "127.0.0.0/8");
    server = await startImapServer();
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    given = await givenWorkspace();
    user = given.workspace.slug;
    await db().mailbox.deleteMany();
  });

  const box = (more: object = {}) =>
    SaveMailbox.parse({
      ...{ host: "127.0.0.1", port: server.port, security: "none", username: user, password: "secret" },
      ...{ folder: "INBOX", doneFolder: null, enabled: true },
      ...more,
    });
  const save = (more: object = {}) => saveMailbox(given.ctx("admin", "policy:manage"), box(more));
  let minutes = 0;
  const poll = () => pollMailboxes(never, new Date(Date.now() + 3_600_000 * ++minutes));
  const file = () => fileDueMail(never, fileLetter, new Date(Date.now() + 1_000));
  const stored = () => db().mailbox.findUniqueOrThrow({ where: { workspaceId: given.workspace.id } });
  const tickets = () => db().ticket.count({ where: { workspaceId: given.workspace.id } });

  test("gives what comes from now on, once, and what is taken is marked as read", async () => {
    server.deliver(user, mail("old"));
    await save();
    await poll();
    expect(await stored()).toMatchObject({ error: "", failures: 0 });
    server.deliver(user, mail("one"));
    server.deliver(user, mail("two"));
    await poll();
    await poll();
    await file();
    expect(await tickets()).toBe(2);
    // What lay there before is nobody's business.
    expect(server.flags(user).sort()).toEqual(["", "S", "S"]);
    expect((await db().ticket.findMany({ where: { workspaceId: given.workspace.id } })).map((t) => t.channel)).toEqual([
      ...["email", "email"],
    ]);
  });

  test("can have what was taken moved to another folder", async () => {
    await save({ doneFolder: "Done" });
    await poll();
    server.deliver(user, mail("moved"));
    await poll();
    expect(server.flags(user)).toEqual([]);
    expect(server.flags(user, "Done")).toEqual(["S"]);
  });

  test("whose reader died before it marked a mail gives it again, and nothing comes of it", async () => {
    await save();
    await poll();
    const before = await stored();
    server.deliver(user, mail("kept"));
    await poll();
    // As it was when the mail had been taken, and neither marked nor counted.
    await db().mailbox.update({ where: { workspaceId: given.workspace.id }, data: { lastUid: before.lastUid } });
    await poll();
    await file();
    expect(await tickets()).toBe(1);
    expect(await db().inboundMail.count({ where: { workspaceId: given.workspace.id } })).toBe(1);
  });

  test("that was numbered anew loses nothing and doubles nothing", async () => {
    await save();
    await poll();
    server.deliver(user, mail("before"));
    await poll();
    server.deliver(user, mail("after"));
    await db().mailbox.update({ where: { workspaceId: given.workspace.id }, data: { uidValidity: "1", lastUid: 900 } });
    await poll();
    await file();
    expect(await tickets()).toBe(2);
  });

  test("is read by one of two instances at work at once", async () => {
    await save();
    await poll();
    for (let count = 0; count < 5; count++) server.deliver(user, mail(`many-${count}`));
    await Promise.all([poll(), poll()]);
    await Promise.all([file(), file()]);
    await file();
    expect(await tickets()).toBe(5);
  });

  test("says in plain words what is wrong, and keeps its password to itself", async () => {
    const ctx = given.ctx("admin", "policy:manage");
    expect(await testMailbox(ctx, box())).toEqual({ messages: 0 });
    await expect(testMailbox(ctx, box({ password: "wrong" }))).rejects.toThrow(/did not accept the user name/);
    await expect(testMailbox(ctx, box({ folder: "Nowhere" }))).rejects.toThrow(/no such folder/);
    await expect(testMailbox(ctx, box({ port: 9 }))).rejects.toThrow(/Nothing answers/);
    const view = await save();
    expect(JSON.stringify(view)).not.toContain("secret");
    expect(JSON.stringify(await stored())).not.toContain('"secret"');
    // The stored one serves the same account, and no other.
    expect(await testMailbox(ctx, box({ password: "" }))).toEqual({ messages: 0 });
    await expect(testMailbox(ctx, box({ password: "", username: "eve" }))).rejects.toThrow(/Enter the password/);
    await expect(save({ password: "", username: "eve" })).rejects.toThrow(/Enter the password/);
  });
});

test.each(["127.0.0.1", "169.254.169.254", "10.0.0.1", "localhost", "::1"])(
  "a mailbox at %s is refused",
  async (host) => {
    configure("MAIL_ALLOW_CIDRS", "");
    const given = await givenWorkspace();
    const box = SaveMailbox.parse({
      ...{
        host,
        port: 993,
        security: "tls",
        username: "u",
        password: "p",
        folder: "INBOX",
        doneFolder: null,
        enabled: true,
      },
    });
    await expect(saveMailbox(given.ctx("admin", "policy:manage"), box)).rejects.toMatchObject({
      code: "validation_failed",
    });
  },
);
