import { createApiKey } from "../lib/api-keys/commands/create";
import { deleteApiKey } from "../lib/api-keys/commands/delete";
import { editApiKey } from "../lib/api-keys/commands/edit";
import { disableApiKey, enableApiKey } from "../lib/api-keys/commands/pause";
import { renameApiKey } from "../lib/api-keys/commands/rename";
import { replaceApiKey } from "../lib/api-keys/commands/replace";
import { revokeApiKey } from "../lib/api-keys/commands/revoke";
import { defaultListQuery, keyStatuses } from "../lib/api-keys/list-query";
import { listApiKeys } from "../lib/api-keys/queries/list";
import { type ApiKeyRow, CreateApiKey, EditApiKey, RenameApiKey } from "../lib/api-keys/schema";
import { asMember, asSystem } from "../lib/entry/command-line";
import type { Ctx } from "../lib/entry/ctx";
import { validate } from "../lib/entry/validate";
import { command, UsageError, workspaceFlag } from "./command";
import { as, keyFlags, keyRef } from "./key-ref";
import { table, when } from "./output";
import { listFlag, parseHours } from "./values";

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
    "ip-mode": { type: "string", value: "enforce|report", help: "refuse other addresses, or only count them" },
    note: { type: "string", value: "TEXT", help: "for those who come later" },
  },
  fields: {
    scopes: "scope",
    expiry: "expires-in",
    allowedIps: "allow-ip",
    ipMode: "ip-mode",
    allowedDomains: "allow-domain",
  },
  async run({ workspace, as, name, scope, note, ...flags }) {
    const input = validate(CreateApiKey, {
      name,
      note,
      scopes: scope.flatMap((typed) => typed.split(",")),
      expiry: expiryOf(flags["expires-in"]),
      allowedIps: flags["allow-ip"],
      ipMode: flags["ip-mode"],
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

export const replace = command({
  summary: "Create the key that takes over from a key, and show it, once",
  flags: { ...keyFlags, as: { ...as, help: "act as this member; as the key's owner when absent" } },
  async run({ workspace, as, ...flags }) {
    const id = await keyRef(flags);
    const permission = "api_keys:create";
    const ctx = as ? await asMember(workspace, permission, as) : await asSystem(workspace, permission);
    const { key, reason: _, ...row } = await replaceApiKey(ctx, { id });
    const { id: made, ...rest } = flat(row);
    const text = `${key}\nThis is shown once. ${row.name} (${made}) takes over from ${id}, which works until you revoke it.`;
    return { json: { id: made, key, replaces: id, ...rest }, text };
  },
});

export const edit = command({
  summary: "Change a key's name, scopes, restrictions or note; what is not named stays, its expiry always",
  flags: {
    ...keyFlags,
    name: { type: "string", value: "NAME", help: "the new name" },
    scope: { type: "string", value: "SCOPE", multiple: true, help: "repeatable; all that it is to have" },
    "allow-ip": { type: "string", value: "CIDR", multiple: true, help: "repeatable; the whole list" },
    "no-allow-ip": { type: "boolean", help: "no list: any address" },
    "ip-mode": { type: "string", value: "enforce|report", help: "refuse other addresses, or only count them" },
    "allow-domain": { type: "string", value: "DOMAIN", multiple: true, help: "repeatable; the whole list" },
    "no-allow-domain": { type: "boolean", help: "no list: no browser" },
    note: { type: "string", value: "TEXT", help: "for those who come later" },
  },
  fields: { id: "key", scopes: "scope", allowedIps: "allow-ip", ipMode: "ip-mode", allowedDomains: "allow-domain" },
  async run({ workspace, as, name, scope, note, ...flags }) {
    const input = validate(EditApiKey, {
      id: await keyRef(flags),
      name,
      scopes: scope.length > 0 ? scope.flatMap((typed) => typed.split(",")) : undefined,
      note,
      allowedIps: listFlag(flags["allow-ip"], flags["no-allow-ip"], "allow-ip"),
      ipMode: flags["ip-mode"],
      allowedDomains: listFlag(flags["allow-domain"], flags["no-allow-domain"], "allow-domain"),
    });
    const permission = "api_keys:update";
    const ctx = as ? await asMember(workspace, permission, as) : await asSystem(workspace, permission);
    const edited = await editApiKey(ctx, input);
    return { json: edited, text: `${edited.name} (${edited.id}) is changed.` };
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
