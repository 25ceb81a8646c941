import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { provider } from "../../lib/db/client";
import { scratchDatabase, scratchFolder } from "../../lib/db/testing/scratch";
import { freePort } from "../../lib/rate-limit/testing/redis-server";
import { environmentOf } from "../fixtures/server-environment";
import { smallDisk } from "./fixtures/small-disk";

vi.setConfig({ testTimeout: 120_000 });

type Ended = { code: number | null; said: string[] };

/** Runs one of the programs until it ends, and returns its exit code and the lines that it wrote. */
async function end(program: "server" | "cli", changes: Record<string, string>): Promise<Ended> {
  const env = { ...process.env, ...environmentOf("http://127.0.0.1:0", ""), ...changes };
  const args = program === "cli" ? ["workspace", "list"] : [];
  const child = spawn(process.execPath, [`.build/${program}.mjs`, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for (const output of [child.stdout, child.stderr]) output.on("data", (data: Buffer) => (said += data));
  await once(child, "close");
  return { code: child.exitCode, said: said.split("\n").filter((line) => line.trim() !== "") };
}

/** Mistakes in a variable: what it is set to, and what the line says. */
const mistakes: [string, string, RegExp][] = [
  ["AUTH_SECRET", "too short", /^AUTH_SECRET must have 32 characters or more/],
  ["DATABASE_URL", "mysql://root@127.0.0.1/latchkey", /^DATABASE_URL must begin with file: or postgresql:\/\//],
  ["REDIS_URL", "127.0.0.1:6379", /^REDIS_URL must begin with redis:\/\/ or rediss:\/\//],
  ["STORAGE_URL", "ftp://files.example.com", /^STORAGE_URL must begin with file: or s3:\/\/bucket/],
  ["SMTP_URL", "mail.example.com", /^SMTP_URL must begin with smtp:\/\/ or smtps:\/\//],
  ["MAIL_FROM", "Latchkey", /^MAIL_FROM .*e-mail/],
  ["APP_URL", "keys.example.com", /^APP_URL must be the address people open/],
  ["APP_URL", "javascript:alert(1)", /^APP_URL must be the address people open/],
  ["PORT", "http", /^PORT must be a port number/],
  ["PORT", "70000", /^PORT must be a port number/],
  ["TRUSTED_PROXIES", "10.0.0.0/33", /^TRUSTED_PROXIES "10.0.0.0\/33" is not an IP address or a CIDR range/],
  ["TRUSTED_PROXIES", "loopback", /^TRUSTED_PROXIES "loopback" is not an IP address or a CIDR range/],
  ["WEBHOOK_ALLOW_CIDRS", "198.51.100.0/", /^WEBHOOK_ALLOW_CIDRS "198.51.100.0\/" is not an IP address/],
  ["REQUIRE_HTTPS", "maybe", /^REQUIRE_HTTPS /],
  ["LOG_LEVEL", "loud", /^LOG_LEVEL /],
];

/** Fault test F16. */
describe.runIf(provider() === "sqlite")("wrong configuration", () => {
  test("every mistake in a variable is one line of its own, and nothing is begun", async () => {
    for (const [name, value, line] of mistakes) {
      const folder = scratchFolder();
      const changes = { DATABASE_URL: `file:${join(folder, "data/latchkey.db")}`, [name]: value };
      const { code, said } = await end("server", changes);
      expect([code, said[0], said.length], `${name}=${value}: ${said.join("\n")}`).toEqual([
        1,
        "Latchkey cannot start:",
        2,
      ]);
      expect(said[1]).toMatch(line);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test("several mistakes are told of together", async () => {
    const { said } = await end("server", { PORT: "http", AUTH_SECRET: "short", REDIS_URL: "x" });
    expect(said.slice(1).map((line) => line.split(" ")[0])).toEqual(["PORT", "REDIS_URL", "AUTH_SECRET"]);
  });

  test("the command line says the same, and ends with 1", async () => {
    const wrong = { DATABASE_URL: "mysql://x", TRUSTED_PROXIES: "10.0.0.0/33" };
    const { code, said } = await end("cli", wrong);
    expect(code).toBe(1);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^DATABASE_URL must begin/);
  });
});

/** A database that cannot be had: how it is named, and what the line says. */
const unreachable: [string, () => Promise<string> | string, RegExp][] = [
  ["a server that is not there", async () => `postgresql://postgres@127.0.0.1:${await freePort()}/x`, /ECONNREFUSED/],
  ["a host that is not there", () => "postgresql://postgres@no-such-host.invalid/x", /ENOTFOUND|EAI_AGAIN/],
  ["a folder", () => `file:${scratchFolder()}`, /directory|open database file/],
  ["a file that is something else", () => `file:${written("This is a letter.\n".repeat(100))}`, /not a database/],
  [
    "a folder that cannot be made",
    () => `file:${join(written("x"), "data/latchkey.db")}`,
    /ENOTDIR|EEXIST|not a directory/,
  ],
];

const there: typeof unreachable = [
  ...unreachable,
  ...(provider() === "postgresql"
    ? ([
        [
          "a database that is not there",
          () => sibling("latchkey_no_such_database"),
          /"latchkey_no_such_database" does not exist/,
        ],
        [
          "a role that is not there",
          () => sibling("postgres", "nobody_of_that_name"),
          /"nobody_of_that_name" does not exist/,
        ],
      ] as typeof unreachable)
    : []),
];

test.each(there)("a DATABASE_URL that names %s is one line that says so", async (_what, url, line) => {
  const DATABASE_URL = await url();
  const server = await end("server", { DATABASE_URL });
  expect([server.code, server.said[0], server.said.length], server.said.join("\n")).toEqual([
    1,
    "Latchkey cannot start:",
    2,
  ]);
  expect(server.said[1]).toMatch(/^DATABASE_URL: /);
  expect(server.said[1]).toMatch(line);
  const cli = await end("cli", { DATABASE_URL });
  expect([cli.code, cli.said.length], cli.said.join("\n")).toEqual([1, 1]);
  expect(cli.said[0]).toMatch(/DATABASE_URL|database/i);
});

test("a disk that is read-only is one line that says so", async () => {
  const disk = smallDisk("ro");
  if (!disk) return;
  const { code, said } = await end("server", { DATABASE_URL: `file:${join(disk, "data/latchkey.db")}` });
  expect([code, said.length], said.join("\n")).toEqual([1, 2]);
  expect(said[1]).toMatch(/^DATABASE_URL: the database cannot be opened \((EROFS|ENOENT)/);
});

test("a port that is taken is one line that says so", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void taken.close());
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  const { url } = await scratchDatabase();
  const { code, said } = await end("server", { DATABASE_URL: url, PORT: String(port) });
  expect([code, said.at(-1)], said.join("\n")).toEqual([
    1,
    `Port ${port} on 127.0.0.1 is taken. Set PORT to another one.`,
  ]);
});

test("an address that is not this machine's is one line that says so", async () => {
  const { url } = await scratchDatabase();
  const { code, said } = await end("server", { DATABASE_URL: url, HOST: "192.0.2.1" });
  expect([code, said.at(-1)], said.join("\n")).toEqual([1, "HOST: 192.0.2.1 is no address of this machine."]);
});

test("a database that a newer version has written is refused in one line by the server and the command line", async () => {
  const { url, run } = await scratchDatabase();
  const { migrate } = await import("../../lib/db/migrate");
  await migrate(url);
  await run(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29991231235959_from_the_future', CURRENT_TIMESTAMP)",
  );
  const newer =
    /the migration "29991231235959_from_the_future", which this version of Latchkey does not know: a newer version/;
  const server = await end("server", { DATABASE_URL: url });
  expect([server.code, server.said.length], server.said.join("\n")).toEqual([1, 2]);
  expect(server.said[1]).toMatch(newer);
  const cli = await end("cli", { DATABASE_URL: url });
  expect([cli.code, cli.said.length]).toEqual([1, 1]);
  expect(cli.said[0]).toMatch(newer);
});

function written(text: string): string {
  const folder = scratchFolder();
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "file");
  writeFileSync(path, text);
  return path;
}

/** Another database, or another role, of the server that the tests use. */
function sibling(database: string, user?: string): string {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${database}`;
  if (user) url.username = user;
  return url.href;
}
