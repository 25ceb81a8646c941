import "server-only";
import { isIP } from "node:net";
import type { ImapFlow } from "imapflow";
import { env } from "../../env";
import { AppError } from "../../errors";
import { mayReach } from "../../outbound/address-rules";
import { systemLookup } from "../../outbound/resolve";
import type { SaveMailbox } from "../schema";

export type Account = Pick<SaveMailbox, "host" | "port" | "security" | "username" | "password">;

/** A server that answers slowly, or never, holds a poll no longer than this, in milliseconds. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * The address to connect to, of a host that a person typed: a public one, or one that MAIL_ALLOW_CIDRS lists. All of its
 * addresses must be, since which one is used would be the name server's choice; the one that was looked at is the one that
 * is used, so that a second answer of the name server changes nothing.
 * @throws AppError `validation_failed`.
 */
export async function reachHost({ host, security }: Pick<Account, "host" | "security">): Promise<string> {
  const reach = { allowed: env().MAIL_ALLOW_CIDRS, loopback: process.env.LATCHKEY_DEV === "1" };
  // Without TLS only what the operator listed: the password would go over the internet for everybody to read.
  const protocol = security === "none" ? "http:" : "https:";
  const found = isIP(host) ? [{ address: host }] : await systemLookup(host).catch(() => []);
  const [first] = found;
  if (!first) throw mistake("/host", "This name has no address.");
  if (found.every(({ address }) => mayReach(address, protocol, reach))) return first.address;
  if (security === "none" && found.every(({ address }) => mayReach(address, "https:", reach))) {
    throw mistake("/security", "Without TLS only addresses that MAIL_ALLOW_CIDRS lists are reached.");
  }
  throw mistake("/host", "This is no public address. Whoever runs the server can allow it with MAIL_ALLOW_CIDRS.");
}

function mistake(pointer: string, detail: string): AppError {
  return new AppError("validation_failed", detail, { errors: [{ code: "custom", pointer, detail }] });
}

/**
 * Opens an account for the time of `work`.
 * @throws MailboxError in words for people; nothing of what the server says, which may repeat the password.
 */
export async function withImap<T>(account: Account, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const { host, port, security, username, password } = account;
  const address = await reachHost(account).catch((error: Error) => {
    throw new MailboxError(error.message);
  });
  // A tenth of a second of every start, so it is loaded when there is a mailbox.
  const { ImapFlow: Client } = await import("imapflow");
  const client = new Client({
    host: address,
    port,
    secure: security === "tls",
    // Where STARTTLS was chosen there is no going on without it.
    doSTARTTLS: security === "starttls",
    ...(isIP(host) ? {} : { servername: host }),
    auth: { user: username, pass: password },
    tls: { minVersion: "TLSv1.2" },
    logger: false,
    disableAutoIdle: true,
    ...timeouts,
  });
  // A connection that breaks later says so here too; without a listener that would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw error instanceof MailboxError ? error : new MailboxError(wordsFor(error));
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** Why a mailbox could not be read, in words for people. */
export class MailboxError extends Error {
  override name = "MailboxError";
}

type ImapError = { authenticationFailed?: unknown; code?: unknown; mailboxMissing?: unknown; responseStatus?: unknown };

function wordsFor(error: unknown): string {
  const { authenticationFailed, code, mailboxMissing, responseStatus } = error as ImapError;
  if (authenticationFailed) return "The server did not accept the user name and password.";
  if (mailboxMissing || responseStatus === "NO") return "The server has no such folder, or does not let it be read.";
  const text = String(code ?? "");
  if (/CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_VERIFY/.test(text))
    return "The certificate of the server is not valid for its name.";
  if (text === "ECONNREFUSED") return "Nothing answers at this port.";
  return "The server could not be reached, or did not answer in time.";
}
