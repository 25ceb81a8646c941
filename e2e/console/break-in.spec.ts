import type { Page } from "@playwright/test";
import type { Role } from "../../lib/access/roles";
import { agePassword, databaseIsReadable, snapshot } from "../fixtures/database";
import { actionIds, actionsAreKnown, postRaw } from "../fixtures/raw-actions";
import { expect, test } from "../fixtures/test";
import type { Person, Workspace } from "../fixtures/workspace";

/** What members could hope to get at by posting to server actions themselves, with rights of their own in the workspace. */
test.skip(!actionsAreKnown, "needs the build of the server under test");
test.skip(!databaseIsReadable, "the database of this installation cannot be read from here");

type Post = [name: string, input: unknown];

const post = (page: Page, slug: string, [name, input]: Post) =>
  postRaw(page.context(), actionIds().get(name) ?? "no such action", [slug, input]);
const done = '"ok":true';
const refused = /"code":"(forbidden|not_found|validation_failed|api_access_disabled|conflict)"/;

async function expectAllRefused(page: Page, slug: string, posts: readonly Post[], code = refused): Promise<void> {
  for (const attempt of posts) {
    const text = await post(page, slug, attempt);
    expect(text, JSON.stringify(attempt)).toMatch(code);
    expect(text, JSON.stringify(attempt)).not.toContain(done);
  }
}

async function people(workspace: Workspace): Promise<Record<Exclude<Role, "owner">, Person>> {
  const [admin, read_only_admin, developer, agent] = [
    await workspace.member("admin"),
    await workspace.member("read_only_admin"),
    await workspace.member("developer"),
    await workspace.member("agent"),
  ];
  return { admin, read_only_admin, developer, agent };
}

const emailsOf = (workspace: Workspace, members: Record<string, Person>) => [
  workspace.owner.email,
  ...Object.values(members).map(({ email }) => email),
];

const changesOfKey = (id: string): Post[] => [
  ["renameApiKey", { id, name: "Taken" }],
  ["editApiKey", { id, note: "Taken", allowedIps: [], scopes: ["tickets:read"] }],
  ["disableApiKey", { id }],
  ["enableApiKey", { id }],
  ["revokeApiKey", { id }],
  ["deleteApiKey", { id }],
  ["replaceApiKey", { id }],
  ["keyAddresses", { id }],
  ["revokeImpact", { id }],
  ["getReplacement", { id }],
];

test("no field of any post lengthens a key's life, whoever posts it", async ({ signedInAs, workspace }) => {
  const developer = await workspace.member("developer");
  const key = await workspace.key(["tickets:read"], { as: developer.email, expiresIn: "72h" });
  const later = new Date(Date.now() + 300 * 86_400_000).toISOString();
  const extras = [
    { expiresAt: later },
    { expires_at: later },
    { expiry: { kind: "never" } },
    { expiry: { kind: "date", at: later } },
    { createdAt: later, revokedAt: null },
    { data: { expiresAt: later } },
    JSON.parse('{"__proto__":{"expiresAt":null},"constructor":{"prototype":{"expiresAt":null}}}'),
  ];
  for (const who of [workspace.owner, developer]) {
    const page = await signedInAs(who);
    for (const extra of extras) {
      for (const name of ["editApiKey", "enableApiKey", "renameApiKey", "replaceApiKey"]) {
        const text = await post(page, workspace.slug, [name, { id: key.id, name: "Longer", ...extra }]);
        expect(text, `${name} ${JSON.stringify(extra)}`).toContain('"code":"validation_failed"');
      }
    }
  }
  expect(await workspace.keys()).toMatchObject([{ id: key.id, name: key.name, expires_at: key.expires_at }]);
});

test("developers and agents reach no key but their own, and nothing of another workspace", async ({
  signedInAs,
  workspace,
  other,
}) => {
  const members = await people(workspace);
  await workspace.switchApiAccess(members.agent.email, true);
  const key = await workspace.key(["tickets:read"], { name: "The owner's" });
  const theirs = await other.key(["tickets:read"], { name: "Theirs" });
  const emails = emailsOf(workspace, members);
  const [before, beforeTheirs] = [snapshot(workspace.id, emails), snapshot(other.id, [other.owner.email])];
  for (const who of [members.developer, members.agent]) {
    const page = await signedInAs(who);
    await expectAllRefused(page, workspace.slug, changesOfKey(key.id), /"code":"not_found"/);
    await expectAllRefused(page, workspace.slug, changesOfKey(theirs.id), /"code":"not_found"/);
    await expectAllRefused(page, other.slug, changesOfKey(theirs.id), /"code":"not_found"/);
    const bulk = await post(page, workspace.slug, ["revokeApiKeys", { ids: [key.id, theirs.id] }]);
    expect(bulk).not.toContain("The owner's");
    expect(bulk).not.toContain("Theirs");
    await expectAllRefused(page, workspace.slug, [
      ["verifyAuditLog", {}],
      ["policyImpact", { fullAccess: false }],
      ["keysOfMember", { email: workspace.owner.email }],
      ["setPolicy", { fullAccess: true }],
    ]);
    const read = ["audit-log/export?format=json", "members", "audit-log", "security", `api-keys/${key.id}`];
    for (const path of [...read.map((end) => `/${workspace.slug}/settings/${end}`), `/${other.slug}/notices`]) {
      const answer = await page.request.get(path, { maxRedirects: 0 });
      const text = await answer.text();
      expect(text, path).not.toContain("The owner's");
      expect(text, path).not.toContain(workspace.owner.email);
      expect(text, path).not.toContain("Theirs");
    }
  }
  expect(snapshot(workspace.id, emails)).toBe(before);
  expect(snapshot(other.id, [other.owner.email])).toBe(beforeTheirs);
});

test("nobody raises a role, their own least of all, above what they may give", async ({ signedInAs, workspace }) => {
  const members = await people(workspace);
  const owner = workspace.owner.email;
  const emails = emailsOf(workspace, members);
  const before = snapshot(workspace.id, emails);
  const toOwner = (who: Person): Post[] => [
    ["changeRole", { email: who.email, role: "owner" }],
    ["inviteMember", { email: "eve@acme.test", role: "owner" }],
    ["changeRole", { email: owner, role: "agent" }],
    ["removeMember", { email: owner, keys: { fate: "revoke" } }],
    ["setApiAccess", { email: owner, on: false }],
    ["transferOwnership", { email: who.email }],
    ["renameWorkspace", { name: "Taken" }],
    ["deleteWorkspace", { confirmName: workspace.name }],
  ];
  await expectAllRefused(await signedInAs(members.admin), workspace.slug, toOwner(members.admin));
  for (const who of [members.read_only_admin, members.developer, members.agent]) {
    const page = await signedInAs(who);
    await expectAllRefused(page, workspace.slug, [
      ...toOwner(who),
      ["changeRole", { email: who.email, role: "admin" }],
      ["setApiAccess", { email: who.email, on: true }],
      ["inviteMember", { email: "eve@acme.test", role: "agent" }],
    ]);
  }
  expect(snapshot(workspace.id, emails)).toBe(before);
});

test("nobody makes a key that does more than they may, or lives longer", async ({ signedInAs, workspace }) => {
  const members = await people(workspace);
  const create = (scopes: string[], more = {}): Post => ["createApiKey", { name: "More", scopes, ...more }];
  const own = await workspace.key(["tickets:read"], { as: members.developer.email });
  const beyond: [Person, Post[]][] = [
    [
      members.read_only_admin,
      [
        create(["tickets:write"]),
        create(["*"]),
        create(["tickets:read"], { expiry: { kind: "never" } }),
        create(["tickets:read"], { expiry: { kind: "hours", hours: 73 } }),
        ["editApiKey", { id: own.id, scopes: ["tickets:read"] }],
        ["replaceApiKey", { id: own.id }],
      ],
    ],
    [members.developer, [create(["*"]), create(["tickets:read", "*"]), ["editApiKey", { id: own.id, scopes: ["*"] }]]],
    [members.agent, [create(["tickets:read"])]],
  ];
  for (const [who, posts] of beyond) await expectAllRefused(await signedInAs(who), workspace.slug, posts);
  await workspace.switchApiAccess(members.agent.email, true);
  await expectAllRefused(await signedInAs(members.agent), workspace.slug, [create(["webhooks:read"]), create(["*"])]);
  expect(await workspace.keys()).toMatchObject([{ id: own.id, scopes: ["tickets:read"] }]);
});

test("a key that an admin disabled is not enabled by its owner, and tells whom to ask", async ({
  signedInAs,
  workspace,
}) => {
  const developer = await workspace.member("developer");
  const admin = await workspace.member("admin");
  const { id } = await workspace.key(["tickets:read"], { as: developer.email });
  const [own, managing] = [await signedInAs(developer), await signedInAs(admin)];
  expect(await post(managing, workspace.slug, ["disableApiKey", { id }])).toContain(done);
  const text = await post(own, workspace.slug, ["enableApiKey", { id }]);
  expect(text).toContain('"code":"forbidden"');
  expect(text).toContain("An admin disabled this key.");
  expect(await workspace.keys()).toMatchObject([{ status: "disabled" }]);
  expect(await post(managing, workspace.slug, ["enableApiKey", { id }])).toContain(done);
  expect(await post(own, workspace.slug, ["disableApiKey", { id }])).toContain(done);
  expect(await post(own, workspace.slug, ["enableApiKey", { id }])).toContain(done);
});

test("what needs a password that was typed just now is refused by the action itself", async ({
  signedInAs,
  workspace,
}) => {
  const members = await people(workspace);
  const { id } = await workspace.key(["tickets:read"], { name: "Victim" });
  const page = await signedInAs("owner");
  agePassword(workspace.owner.email);
  const email = members.developer.email;
  const emails = emailsOf(workspace, members);
  const before = snapshot(workspace.id, emails);
  await expectAllRefused(
    page,
    workspace.slug,
    [
      ["createApiKey", { name: "Raw", scopes: ["tickets:read"] }],
      ["replaceApiKey", { id }],
      ["changeRole", { email, role: "owner" }],
      ["setApiAccess", { email, on: false }],
      ["inviteMember", { email: "eve@acme.test", role: "admin" }],
      ["resendInvitation", { id: `inv_${"0".repeat(26)}` }],
      ["removeMember", { email, keys: { fate: "revoke" } }],
      ["transferOwnership", { email }],
      ["setPolicy", { requireExpiry: true }],
      ["deleteWorkspace", { confirmName: workspace.name }],
      ["createWebhook", { url: "https://93.184.215.14/", events: ["*"] }],
      ["updateWebhook", { id: "whk_0", url: "https://93.184.215.14/" }],
      ["rotateWebhookSecret", { id: "whk_0" }],
      ["showIdentitySecret", {}],
      ["rotateIdentitySecret", {}],
      ["rotateHookSecret", {}],
    ],
    /"code":"password_required"/,
  );
  // Neither another session's password nor a wrong one counts.
  await signedInAs("owner");
  const wrong = postRaw(page.context(), actionIds().get("confirmPassword") ?? "", [{ password: "wrong wrong wrong" }]);
  expect(await wrong).toContain('"code":"validation_failed"');
  await expectAllRefused(page, workspace.slug, [["replaceApiKey", { id }]], /"code":"password_required"/);
  expect(snapshot(workspace.id, emails)).toBe(before);
});

test("a post whose answer got lost makes one key when it is sent again, and shows no secret twice", async ({
  signedInAs,
  workspace,
}) => {
  const page = await signedInAs("owner");
  const input = { name: "Once", scopes: ["tickets:read"], token: "f9-answer-lost-0123456789" };
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(page, workspace.slug, ["createApiKey", input])));
  answers.push(await post(page, workspace.slug, ["createApiKey", input]));
  for (const answer of answers) expect(answer).toContain(done);
  expect(answers.filter((answer) => /"key":"lk_live_/.test(answer))).toHaveLength(1);
  expect(await workspace.keys()).toHaveLength(1);
});
