import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const program = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot", "/opt/homebrew/sbin/dovecot"].find(existsSync);

/** Whether there is a real IMAP server to test with: Debian's `dovecot-imapd`. */
export const hasImapServer = program !== undefined;

export type ImapServer = Readonly<{
  port: number;
  /** Lays a mail into the folder, as a delivery would. */
  deliver: (user: string, mail: Uint8Array) => void;
  /** Flags of the mails that are there: the letters of Maildir, `S` for read. */
  flags: (user: string, folder?: string) => string[];
  stop: () => Promise<void>;
}>;

let delivered = 0;

/** Dovecot on loopback with a folder of its own; every user exists and has the password `secret`. */
export async function startImapServer(): Promise<ImapServer> {
  if (!program) throw new Error("There is no IMAP server.");
  const folder = mkdtempSync(join(tmpdir(), "latchkey-imap-"));
  const port = await freePort();
  const config = join(folder, "dovecot.conf");
  writeFileSync(config, configOf(folder, port));
  const process = spawn(program, ["-F", "-c", config], { stdio: "ignore" });
  await answers(port, process);
  const maildir = (user: string, name = "") => join(folder, "mail", user, name && `.${name}`);
  return {
    port,
    deliver(user, mail) {
      for (const part of ["tmp", "new", "cur"]) mkdirSync(join(maildir(user), part), { recursive: true });
      // In the order in which they were delivered, whatever the clock does.
      writeFileSync(join(maildir(user), "new", `${1_700_000_000 + delivered++}.M1P1.test`), mail);
      own(join(folder, "mail"));
    },
    flags(user, name) {
      const there = join(maildir(user, name), "cur");
      return existsSync(there) ? readdirSync(there).map((file) => file.split(":2,")[1] ?? "") : [];
    },
    async stop() {
      const ended = new Promise((resolve) => process.once("exit", resolve));
      process.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const runsAsRoot = userInfo().uid === 0;
/** Dovecot lets nobody be root. */
const mailUser = runsAsRoot ? "nobody" : userInfo().username;
const mailGroup = spawnSync("id", ["-gn", mailUser], { encoding: "utf8" }).stdout.trim();

function own(path: string): void {
  if (runsAsRoot) spawnSync("chown", ["-R", `${mailUser}:${mailGroup}`, path]);
}

function configOf(folder: string, port: number): string {
  const mail = join(folder, "mail");
  mkdirSync(mail, { recursive: true });
  spawnSync("chmod", ["0755", folder]);
  own(mail);
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mail}/%u
first_valid_uid = 1
first_valid_gid = 1
default_internal_group = ${mailGroup}
default_internal_user = ${mailUser}
default_login_user = ${mailUser}
mail_fsync = never
namespace inbox {
  inbox = yes
  separator = /
  mailbox Done {
    auto = create
  }
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${mailUser} gid=${mailGroup} home=${mail}/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function answers(port: number, process: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100 && process.exitCode === null; attempt++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
    if (open) return;
    await sleep(50);
  }
  throw new Error("The IMAP server did not start.");
}
