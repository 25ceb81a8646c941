import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db, provider } from "../lib/db/client";
import { commands } from "./commands";
import { cli, type Ended, read } from "./testing/cli";

const root = fileURLToPath(new URL("..", import.meta.url));
// Inside the project, so that the installed packages are found.
const program = `${root}.build/cli-of-${provider()}-test.mjs`;
const password = "violet teapot 91 canyon";

beforeAll(async () => {
  const alias = { "server-only": `${root}scripts/empty.mjs` };
  const common = { bundle: true, platform: "node", format: "esm", packages: "external", alias } as const;
  await build({ ...common, absWorkingDir: root, entryPoints: ["cli.ts"], outfile: program, logLevel: "error" });
});
afterAll(() => rmSync(program, { force: true }));

type More = { stdin?: string; env?: Record<string, string> };

/** The program as a shell runs it. */
function spawned(args: readonly string[], { stdin = "", env = {} }: More = {}): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { cwd: root, env: { ...process.env, ...env } });
  child.stdin.end(stdin);
  const ended: Ended = { code: null, out: "", err: "" };
  child.stdout.on("data", (data) => {
    ended.out += data;
  });
  child.stderr.on("data", (data) => {
    ended.err += data;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ ...ended, code })));
}

/** The words of a call; a word with spaces stands in single quotes. */
const words = (call: string) =>
  [...call.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

const json = async (call: string) => read(await cli(...words(call), "--json"));

// Starting a program is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe("the command line", () => {
  test("sets up a workspace, people, keys and limits, and prints JSON and nothing else", async () => {
    const owner = "--owner-name Ada --owner-email ada@acme.test --owner-password-stdin";
    const call = words(`workspace create --name Acme ${owner} --json`);
    const acme = read(await spawned(call, { stdin: `${password}\n` }));
    expect(acme).toMatchObject({ id: expect.stringMatching(/^wsp_/), slug: "acme" });
    vi.stubEnv("LATCHKEY_PASSWORD", password);
    const bob = await json("member add --workspace acme --email bob@acme.test --name Bob --role agent");
    vi.unstubAllEnvs();
    expect(bob).toMatchObject({ role: "agent", api_access: false });
    expect(await json("member api-access --workspace acme --email bob@acme.test --on")).toMatchObject({
      api_access: true,
    });
    const made = await json(
      "key create --workspace acme --as ada@acme.test --name 'Zapier 1' --scope tickets.read --scope conversations:write --expires-in 72h --allow-ip 10.0.0.9/8 --allow-ip ::1 --allow-domain Example.com",
    );
    expect(made).toMatchObject({
      key: expect.stringMatching(/^lk_live_[0-9A-Za-z]{48}$/),
      scopes: ["tickets:read", "comments:write"],
      allowed_ips: ["10.0.0.0/8", "::1"],
      allowed_domains: ["example.com"],
    });
    expect(made.prefix).toBe(made.key.slice(0, 18));
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBe(72 * 3_600_000);
    const renamed = await spawned(words("key rename --workspace acme --key-stdin --name Zap"), { stdin: made.key });
    expect(renamed).toEqual({ code: 0, out: `${made.id} is now called Zap.\n`, err: "" });
    expect(await json(`key revoke --workspace acme --key ${made.prefix}`)).toMatchObject({ status: "revoked" });
    const [listed] = await json("key list --workspace acme --status revoked");
    expect(listed).toMatchObject({ id: made.id, name: "Zap", status: "revoked" });
    expect(JSON.stringify(listed)).not.toContain(made.key.slice(18));
    const limit = await json(
      "limits set --workspace acme --policy tickets-create --limit 1000 --window 3600 --per key",
    );
    expect(limit).toMatchObject({ limit: 1000, window_seconds: 3600, per: "key", overridden: true });
  });

  test("sets the widget, shows it with its snippet, and rotates its secret", async () => {
    expect(await json("widget show --workspace acme")).toMatchObject({ enabled: false, allowed_domains: [] });
    const set = await json(
      "widget set --workspace acme --on --accent #B45309 --category Billing --category Bug --allow-domain Shop.Example --no-suggest-articles",
    );
    expect(set).toMatchObject({
      ...{ enabled: true, accent: "#b45309", categories: ["Billing", "Bug"], allowed_domains: ["shop.example"] },
      suggest_articles: false,
      snippet: expect.stringMatching(
        /^<script src="http:\/\/[^"]+\/widget\.js" data-workspace="wsp_\w+" async><\/script>$/,
      ),
    });
    expect(await cli(...words("widget set --workspace acme --accent blue"))).toMatchObject({
      code: 1,
      err: /^--accent/,
    });
    expect(await cli(...words("widget set --workspace acme --on --off"))).toMatchObject({ code: 2 });
    expect(await cli(...words("widget set --workspace acme"))).toMatchObject({ code: 2 });
    expect(await json("widget set --workspace acme --no-allow-domain --no-category --off")).toMatchObject({
      ...{ enabled: false, allowed_domains: [], categories: [], accent: "#b45309" },
    });
    const { secret } = await json("widget secret --workspace acme");
    const rotated = await json("widget secret --workspace acme --rotate");
    expect(secret).toMatch(/^wis_/);
    expect(rotated.secret).not.toBe(secret);
    expect(Date.parse(rotated.former_until)).toBeGreaterThan(Date.now());
  });

  test("sets the policy, which new keys obey, and verifies and exports the audit log", async () => {
    const policy = await json(
      "policy set --workspace acme --max-key-life 720h --require-ip-list --allow-ip 10.0.0.9/8",
    );
    expect(policy).toMatchObject({
      max_key_life_hours: 720,
      require_ip_list: true,
      allowed_ips: ["10.0.0.0/8"],
      ip_mode: "enforce",
    });
    const create = "key create --workspace acme --as ada@acme.test --name New --scope tickets:read";
    const refusals = [
      [`${create} --allow-ip ::1`, /^--expires-in: This workspace allows keys to live at most 30 days/],
      [`${create} --expires-in 30d`, /^--allow-ip: This workspace requires an IP list/],
    ] as const;
    for (const [call, message] of refusals) expect(await cli(...words(call))).toMatchObject({ code: 1, err: message });
    const { id } = await json(`${create} --expires-in 30d --allow-ip ::1`);
    await json(`key edit --workspace acme --key ${id} --allow-ip ::2 --ip-mode report`);
    expect(await cli(...words("policy set --workspace acme"))).toMatchObject({ code: 2 });
    await json("policy set --workspace acme --max-key-life none --no-require-ip-list --no-allow-ip");
    expect(await json("policy show --workspace acme")).toMatchObject({ max_key_life_hours: null, allowed_ips: [] });
    expect(await json("audit verify --workspace acme")).toMatchObject({ ok: true, broken: null });
    const story = (await json(`audit export --workspace acme --search ${id}`)) as { event: string }[];
    expect(story.map(({ event }) => event)).toEqual(["api_key.created", "api_key.edited"]);
    const csv = await cli(...words(`audit export --workspace acme --event policy.changed --format csv`));
    expect(csv.out.trimEnd().split("\r\n")).toHaveLength(3);
  });

  test("adds an article from a file, and says when there is none", async () => {
    const call = "article add --workspace acme --as ada@acme.test --title 'How to add' --status published --file";
    const made = await json(`${call} docs/cli.md`);
    expect(made).toEqual({ id: expect.stringMatching(/^art_/), slug: "how-to-add" });
    expect(await cli(...words(`${call} no-such-file.md`))).toMatchObject({
      code: 2,
      err: expect.stringContaining("--file"),
    });
  });

  test("takes an expiry when a key is created and never afterwards", async () => {
    const call = "key create --workspace acme --as ada@acme.test --name Short --scope tickets:read --expires-in 1h";
    const { id, expires_at } = await json(call);
    const changing = Object.keys(commands.key ?? {}).filter((verb) => verb !== "create" && verb !== "list");
    expect(changing.length).toBeGreaterThan(5);
    for (const verb of changing) {
      for (const flag of ["--expires-in", "--expiry", "--expires-at"]) {
        const { code } = await cli(...words(`key ${verb} --workspace acme --key ${id} ${flag} 30d`));
        expect(code, `${verb} ${flag}`).toBe(2);
      }
    }
    for (const verb of ["disable", "enable", "edit --note Longer", "rename --name Long", "replace"]) {
      await json(`key ${verb} --workspace acme --key ${id}`);
    }
    const keys = (await json("key list --workspace acme")) as { id: string; expires_at: string }[];
    expect(keys.find((key) => key.id === id)?.expires_at).toBe(expires_at);
  });

  test.skipIf(provider() === "sqlite")("leaves no connection open that would keep its process waiting", async () => {
    await json("key list --workspace acme");
    const open = () => db().$queryRaw`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'latchkey-point-read'`;
    await expect.poll(open, { timeout: 8_000 }).toEqual([]);
  });

  test("refuses with one line and 1 what the rules do not allow", async () => {
    const calls = [
      ["member role --workspace acme --email ada@acme.test --role admin", /at least one Owner/],
      ["member role --workspace acme --email ada@acme.test --role boss --json", /^--role: Choose a role: owner, admin/],
      [
        "key create --workspace acme --as bob@acme.test --name B --scope webhooks:read",
        /cannot create keys with these/,
      ],
      ["key revoke --workspace acme --key key_0123456789", /no such key/],
      ["key list --workspace nowhere --json", /There is no workspace nowhere/],
    ] as const;
    for (const [call, message] of calls) {
      const { code, out, err } = await cli(...words(call));
      expect({ call, code, out }).toEqual({ call, code: 1, out: "" });
      expect(err).toMatch(message);
      expect(err.trimEnd()).not.toContain("\n");
    }
  });

  test("says in one line what is wrong with a call, without repeating values, and ends with 2", async () => {
    const secret = "lk_live_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL";
    const calls = [
      ["", /^Say what to do/],
      ["wrkspace create", /^Unknown command wrkspace\. Did you mean workspace\?/],
      ["workspace crate", /Did you mean workspace create\?/],
      ["key", /^Say one of: key create/],
      ["limits list --workspce acme", /^Unknown flag --workspce\. Did you mean --workspace\?/],
      ["limits set --workspace acme", /^Missing: --policy, --limit, --window\./],
      ["limits set --workspace acme --policy default --limit many --window 60", /^--limit must be a whole number/],
      [`key revoke --workspace acme --key ${secret}`, /^--key must be/],
      [`key revoke --workspace acme ${secret}`, /quotes/],
      ["key revoke --workspace acme --key", /^--key needs a value/],
    ] as const;
    for (const [call, message] of calls) {
      const { code, out, err } = await cli(...words(call));
      expect({ call, code, out }).toEqual({ call, code: 2, out: "" });
      expect(err).toMatch(message);
      expect(err.trimEnd()).not.toContain("\n");
      expect(err).not.toContain(secret.slice(0, 18));
    }
  });

  test("helps with every command and with one of them, and needs no database for it", async () => {
    const { code, out, err } = await spawned(["help"], { env: { DATABASE_URL: "file:/nowhere/at/all.db" } });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const name of ["workspace create", "member api-access", "key delete", "limits clear", "migrate", "demo"]) {
      expect(out).toContain(`  ${name} `);
    }
    expect((await cli("key", "create", "--help")).out).toContain("--scope SCOPE");
  });

  test("ends with 2 after a wrong call, and with 1 when the configuration is wrong", async () => {
    const env = { DATABASE_URL: "mysql://nope" };
    expect(await spawned(["key", "list"], { env })).toEqual({ code: 2, out: "", err: "Missing: --workspace.\n" });
    const err = "DATABASE_URL must begin with file: or postgresql://\n";
    expect(await spawned(["migrate", "--json"], { env })).toEqual({ code: 1, out: "", err });
  });
});
