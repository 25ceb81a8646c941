import { createApiKey } from "../lib/api-keys/commands/create";
import { deleteApiKey } from "../lib/api-keys/commands/delete";
import { disableApiKey, enableApiKey } from "../lib/api-keys/commands/pause";
import { renameApiKey } from "../lib/api-keys/commands/rename";
import { revokeApiKey } from "../lib/api-keys/commands/revoke";
import { defaultListQuery, keyStatuses } from "../lib/api-keys/list-query";
import { listApiKeys } from "../lib/api-keys/queries/list";
import { type ApiKeyRow, CreateApiKey, RenameApiKey } from "../lib/api-keys/schema";
import { asMember, asSystem } from "../lib/entry/command-line";
import type { Ctx } from "../lib/entry/ctx";
import { validate } from "../lib/entry/validate";
import { command, UsageError, workspaceFlag } from "./command";
import { table, when } from "./output";
import { needSecret } from "./secret-input";
import { parseHours, parseKeyRef } from "./values";

const as = { type: "string", value: "EMAIL", help: "act as this member, with their rights" } as const;
const keyFlags = {
  workspace: workspaceFlag,
  key: { type: "string", value: "KEY", help: "its id, prefix or the key itself; or LATCHKEY_KEY" },
  "key-stdin": { type: "boolean", help: "read the key from standard input" },
  as,
} as const;

async function keyRef(flags: { key: string | undefined; "key-stdin": boolean }): Promise<string> {
  const source = { flag: flags.key, name: "key", stdin: flags["key-stdin"], variable: "LATCHKEY_KEY" };
  return parseKeyRef(await needSecret(source));
}

/** A key for scripts: scopes as plain names, the last use flat. */
function flat({ scopes, lastUsed, ...key }: ApiKeyRow) {
  return {
    ...key,
    scopes: scopes.map(({ name }) => name),
    lastUsedAt: lastUsed?.at ?? null,
    lastUsedIp: lastUsed?.ip ?? null,
    lastUsedRoute: lastUsed?.route ?? null,
  };
}

export const create = command({
  summary: "Create a key for a member and show it, once",
  flags: {
    workspace: workspaceFlag,
    as: { ...as, required: true },
    name: { type: "string", value: "NAME", required: true, help: "what the key is for" },
    scope: { type: "string", value: "SCOPE", required: true, multiple: true, help: "repeatable, such as tickets:read" },
    "expires-in": { type: "string", value: "LIFE", help: "72h, 30d or never; never when absent" },
    "allow-ip": { type: "string", value: "CIDR", multiple: true, help: "repeatable; any address when absent" },
    "allow-domain": { type: "string", value: "DOMAIN", multiple: true, help: "repeatable; no browser when absent" },
    note: { type: "string", value: "TEXT", help: "for those who come later" },
  },
  fields: { scopes: "scope", expiry: "expires-in", allowedIps: "allow-ip", allowedDomains: "allow-domain" },
  async run({ workspace, as, name, scope, note, ...flags }) {
    const input = validate(CreateApiKey, {
      name,
      note,
      scopes: scope.flatMap((typed) => typed.split(",")),
      expiry: expiryOf(flags["expires-in"]),
      allowedIps: flags["allow-ip"],
      allowedDomains: flags["allow-domain"],
    });
    const { key, reason: _, ...row } = await createApiKey(await asMember(workspace, "api_keys:create", as), input);
    const { id, ...rest } = flat(row);
    const life = row.expiresAt === null ? "It never expires." : `It expires at ${when(row.expiresAt)}.`;
    return { json: { id, key, ...rest }, text: `${key}\nThis is shown once. ${life} Its id is ${id}.` };
  },
});

function expiryOf(text: string | undefined) {
  if (text === undefined) return undefined;
  return text === "never" ? { kind: "never" } : { kind: "hours", hours: parseHours(text, "--expires-in") };
}

export const list = command({
  summary: "List keys, the newest first",
  flags: {
    workspace: workspaceFlag,
    status: { type: "string", value: "STATUS", multiple: true, help: `repeatable: ${keyStatuses.join(", ")}` },
    as,
  },
  async run({ workspace, status, as }) {
    const chosen = keyStatuses.filter((name) => status.includes(name));
    if (chosen.length < new Set(status).size) throw new UsageError(`--status is one of ${keyStatuses.join(", ")}.`);
    const ctx = as ? await asMember(workspace, "api_keys:read", as) : await asSystem(workspace, "api_keys:read");
    const keys = await allKeys(ctx, chosen.length > 0 ? chosen : [...keyStatuses]);
    const rows = keys.map((key) => [
      key.id,
      key.name,
      key.status,
      key.owner.name,
      when(key.lastUsed?.at ?? null),
      when(key.expiresAt),
    ]);
    const headings = ["ID", "NAME", "STATUS", "OWNER", "LAST USED", "EXPIRES"];
    return { json: keys.map(flat), text: table(headings, rows, "There is no key.") };
  },
});

async function allKeys(ctx: Ctx<"api_keys:read">, status: (typeof keyStatuses)[number][]): Promise<ApiKeyRow[]> {
  const found: ApiKeyRow[] = [];
  for (let page = 1; ; page++) {
    const { rows, pageCount } = await listApiKeys(ctx, { ...defaultListQuery, status, per: 100, page });
    found.push(...rows);
    if (page >= pageCount) return found;
  }
}

export const rename = command({
  summary: "Give a key another name",
  flags: { ...keyFlags, name: { type: "string", value: "NAME", required: true, help: "the new name" } },
  fields: { id: "key" },
  async run({ workspace, name, as, ...flags }) {
    const input = validate(RenameApiKey, { id: await keyRef(flags), name });
    const permission = "api_keys:update";
    const ctx = as ? await asMember(workspace, permission, as) : await asSystem(workspace, permission);
    const renamed = await renameApiKey(ctx, input);
    return { json: renamed, text: `${renamed.id} is now called ${renamed.name}.` };
  },
});

type Named = { id: string; name: string };

/** The commands that stop a key or let it go on differ in one function and one word. */
function onKey(
  summary: string,
  done: string,
  change: (ctx: Ctx<"api_keys:revoke">, key: { id: string }) => Promise<Named>,
) {
  return command({
    summary,
    flags: keyFlags,
    async run({ workspace, as, ...flags }) {
      const id = await keyRef(flags);
      const permission = "api_keys:revoke";
      const ctx = as ? await asMember(workspace, permission, as) : await asSystem(workspace, permission);
      const changed = await change(ctx, { id });
      return { json: { status: done, ...changed }, text: `${changed.name} (${changed.id}) is ${done}.` };
    },
  });
}

export const revoke = onKey("Revoke a key for good", "revoked", revokeApiKey);
export const disable = onKey("Refuse a key until it is enabled again", "disabled", disableApiKey);
export const enable = onKey("Let a disabled key work again", "active", enableApiKey);
export const remove = onKey("Delete a key and its usage", "deleted", deleteApiKey);
