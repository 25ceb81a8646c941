import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "../../lib/db/client";
import { givenWorkspace } from "../../lib/db/testing/given";
import { configure } from "../../lib/mail/testing/mail-server";
import { pollMailboxes } from "../../lib/support-mail/commands/poll-mailboxes";
import { saveMailbox } from "../../lib/support-mail/commands/save-mailbox";
import { SaveMailbox } from "../../lib/support-mail/schema";
import { hasImapServer, type ImapServer, startImapServer } from "../../lib/support-mail/testing/imap-server";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

const many = 15;
const until = (condition: () => Promise<boolean>) => vi.waitUntil(condition, { timeout: 120_000, interval: 5 });
const mail = (name: string) =>
  Buffer.from(
    `From: ${name}@navy.example\r\nTo: support@acme.test\r\nSubject: ${name}\r\nMessage-ID: <${name}@navy.example>\r\n\r\nHello\r\n`,
  );

if (!hasImapServer) console.warn("No IMAP server (dovecot) is installed: kills while mail is taken are NOT tested.");

describe.skipIf(!hasImapServer)("mail in a mailbox", () => {
  let server: ImapServer;
  beforeAll(async () => {
    configure("MAIL_ALLOW_CIDRS", "127.0.0.0/8");
    server = await startImapServer();
  });
  afterAll(() => server?.stop());

  test("becomes one ticket each, with two processes that are killed while they take and file it", async () => {
    const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0 };
    const settings = { MAIL_ALLOW_CIDRS: "127.0.0.0/8", AUTH_SECRET: process.env.AUTH_SECRET ?? "" };
    for (let round = 0; round < rounds(1, 10); round++) {
      const given = await givenWorkspace();
      const user = given.workspace.slug;
      const workspaceId = given.workspace.id;
      await db().mailbox.deleteMany();
      const box = SaveMailbox.parse({
        ...{ host: "127.0.0.1", port: server.port, security: "none", username: user, password: "secret" },
        ...{ folder: "INBOX", doneFolder: null, enabled: true },
      });
      await saveMailbox(given.ctx("admin", "policy:manage"), box);
      await pollMailboxes(new AbortController().signal);
      for (let count = 0; count < many; count++) server.deliver(user, mail(`mail-${round}-${count}`));
      const count = (status: object) => db().inboundMail.count({ where: { workspaceId, ...status } });
      // In the middle of taking, then in the middle of filing.
      for (const moment of [{}, { status: "filed" }]) {
        await letClaimsRunOut();
        const instances = await Instance.many(2, settings);
        const seen = randomInt(1, many - 2);
        await until(async () => (await count(moment)) >= seen);
        await Promise.all(instances.map((instance) => instance.kill()));
        ledger.faults += instances.length;
      }
      await letClaimsRunOut();
      const last = await Instance.start(settings);
      await until(async () => (await count({ status: "filed" })) >= many);
      await last.terminate();
      const tickets = await db().ticket.findMany({ where: { workspaceId }, select: { subject: true } });
      const expected = Array.from({ length: many }, (_, each) => `mail-${round}-${each}`);
      expect(tickets.map(({ subject }) => subject).sort()).toEqual(expected.sort());
      expect(await db().comment.count({ where: { workspaceId } })).toBe(many);
      expect(await count({})).toBe(many);
      expect(server.flags(user).filter((flags) => !flags.includes("S"))).toEqual([]);
      ledger.rounds += 1;
      ledger.acknowledged += many;
      ledger.lost += many - tickets.length;
    }
    report("mail taken from a mailbox", ledger);
  });
});

/** As if the minutes had gone by after which the work of a killed process is taken up. */
async function letClaimsRunOut(): Promise<void> {
  const past = new Date(Date.now() - 1);
  await db().job.updateMany({ data: { leaseUntil: past, nextRunAt: past } });
  await db().mailbox.updateMany({ data: { dueAt: past } });
  await db().inboundMail.updateMany({ where: { status: "received" }, data: { dueAt: past } });
}
