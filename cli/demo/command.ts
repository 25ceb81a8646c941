import { randomBytes } from "node:crypto";
import { base62Characters } from "../../lib/access/key-format";
import { PlainName } from "../../lib/access/plain-name";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { CreateApiKey } from "../../lib/api-keys/schema";
import { asMember, commandLine } from "../../lib/entry/command-line";
import { validate } from "../../lib/entry/validate";
import { appUrl } from "../../lib/env";
import { AppError } from "../../lib/errors";
import { paths } from "../../lib/paths";
import { createWorkspaceFor } from "../../lib/workspaces/commands/create";
import { listAllWorkspaces } from "../../lib/workspaces/queries";
import { CreateFirstWorkspace } from "../../lib/workspaces/schema";
import { slugOf } from "../../lib/workspaces/slug";
import { command } from "../command";
import { readSecret } from "../secret-input";
import { alreadyHere, ownerSpec } from "./crew";
import { counts, fill } from "./fill";
import { members } from "./people";

const day = 86_400_000;

export const demo = command({
  summary: "Fill a new workspace with people, keys and tickets to look around in",
  flags: {
    workspace: { type: "string", value: "NAME", help: "the new workspace's name; Acme when absent" },
    password: { type: "string", value: "PASSWORD", help: "everybody's; made and printed when absent" },
    "password-stdin": { type: "boolean", help: "read the password from standard input" },
  },
  fields: { workspaceName: "workspace" },
  async run(flags) {
    const variable = "LATCHKEY_PASSWORD";
    const source = { flag: flags.password, name: "password", stdin: flags["password-stdin"], variable };
    const password = (await readSecret(source)) ?? madePassword();
    const name = validate(PlainName, flags.workspace ?? "Acme");
    const made = await found(name, password);
    await fill(made.id, made.ownerId, `${made.slug}.test`, new Date());
    const keys = await keysToTry(made.slug);
    const email = `${ownerSpec.first}@${made.slug}.test`;
    const address = appUrl() + paths.apiKeys(made.slug);
    const json = { id: made.id, slug: made.slug, email, password, address, key: keys[0]?.key ?? null, keys };
    return { json, text: told(json, keys) };
  },
});

/** Four groups of five: easy to type, 119 bits. */
function madePassword(): string {
  return base62Characters(20, randomBytes).replace(/(.{5})(?!$)/g, "$1-");
}

async function found(workspaceName: string, password: string) {
  const slug = slugOf(workspaceName);
  const all = await listAllWorkspaces();
  if (all.some((workspace) => workspace.slug === slug)) {
    throw new AppError("conflict", `There is a workspace ${slug} already. Choose a new name with --workspace.`);
  }
  const known = await alreadyHere(`${slug}.test`);
  if (known) throw new AppError("conflict", `${known} has an account already. Choose a new name with --workspace.`);
  const email = `${ownerSpec.first}@${slug}.test`;
  const input = validate(CreateFirstWorkspace, { workspaceName, name: ownerSpec.name, email, password });
  const { now, ...origin } = commandLine();
  return createWorkspaceFor({ ...origin, now: new Date(now.getTime() - ownerSpec.joined * day) }, input);
}

/** Keys that work, through the very command of the product: it refuses what it would refuse a person. */
async function keysToTry(slug: string) {
  const wishes = [
    { by: "ada", name: "Try me: tickets", scopes: ["tickets:read", "tickets:write"] },
    { by: "grace", name: "Try me: full access", scopes: ["*"], expiry: { kind: "hours", hours: 24 * 30 } },
    { by: "mateo", name: "Try me: read only, 72 hours", scopes: ["tickets:read", "comments:read", "contacts:read"] },
  ];
  const keys: { id: string; name: string; key: string | null; scopes: readonly string[]; expiresAt: string | null }[] =
    [];
  for (const { by, ...wish } of wishes) {
    const ctx = await asMember(slug, "api_keys:create", `${by}@${slug}.test`);
    const { id, name, key, scopes, expiresAt } = await createApiKey(ctx, validate(CreateApiKey, wish));
    keys.push({ id, name, key, scopes: scopes.map((scope) => scope.name), expiresAt });
  }
  return keys;
}

type Told = { slug: string; email: string; password: string; address: string };

function told({ slug, email, password, address }: Told, keys: readonly { name: string; key: string | null }[]): string {
  return [
    `Filled ${slug}: ${members.length} people, ${counts.contacts} contacts of ${counts.customers} customers, ${counts.tickets} tickets, ${counts.articles} articles.`,
    "",
    `  ${address}`,
    `  Sign in as ${email} with ${password}`,
    `  The same password works for ${members
      .slice(1)
      .map(({ first }) => `${first}@`)
      .join(", ")}${slug}.test`,
    "",
    "Keys that work, shown once:",
    ...keys.map(({ name, key }) => `  ${key}  ${name}`),
  ].join("\n");
}
