import { beforeEach, expect, test } from "vitest";
import type { Role } from "../access/roles";
import { roleNames } from "../access/roles";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { transaction } from "../db/transaction";
import { requestAccess } from "../members/commands/access-request";
import { type NoticeFacts, type NoticeKind, noticeKindNames, noticeKinds } from "../notify/kinds";
import { notify } from "../notify/notify";
import { markRead, setPreference } from "./commands";
import { countUnread, listNotices, listPreferences } from "./queries";
import { readNoticeQuery } from "./schema";

let given: GivenWorkspace;
beforeEach(async () => {
  given = await givenWorkspace();
});

const tell = (name: string, whose: GivenWorkspace = given) =>
  transaction((tx) =>
    notify(tx, {
      workspace: whose.workspace,
      kind: "api_key.expired",
      target: { id: `key_${name}`, name, ownerId: whose.members.agent.id },
      occasion: "",
      facts: { expiresAt: "2026-11-24T10:00:00.000Z" },
      now: new Date(),
    }),
  );
const ctx = (role: Role, whose = given) => whose.ctx(role, "notices:read");
const titles = async (role: Role, search: Record<string, string> = {}) =>
  (await listNotices(ctx(role), readNoticeQuery(search))).rows.map(({ title }) => title);

test("each member sees the notices that went to them, newest first, and nobody else's", async () => {
  await tell("One");
  await tell("Two");
  await tell("Elsewhere", await givenWorkspace("Other"));
  const both = ["The key Two has expired", "The key One has expired"];
  for (const role of roleNames) {
    const expected = role === "developer" || role === "read_only_admin" ? [] : both;
    expect(await titles(role), role).toEqual(expected);
    expect(await countUnread(ctx(role)), role).toBe(expected.length);
  }
});

test("the same notice told by ten at once is told once", async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => tell("One")));
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  expect(await titles("owner")).toHaveLength(1);
  expect(await db().mailOutbox.count({ where: { to: given.members.agent.email } })).toBe(1);
});

test("reading is each member's own, some or all, and nobody can read for another", async () => {
  for (const name of ["One", "Two", "Three"]) await tell(name);
  const { rows } = await listNotices(ctx("owner"), { show: "all" });
  const [first] = rows;
  const other = await givenWorkspace("Other");
  const ids = [first?.id ?? ""];
  await markRead(ctx("owner", other), { ids });
  await markRead(ctx("developer"), { ids: "all" });
  expect(await countUnread(ctx("owner"))).toBe(3);
  expect(await markRead(ctx("owner"), { ids })).toEqual({ unread: 2 });
  expect(await titles("owner", { show: "unread" })).toEqual(["The key Two has expired", "The key One has expired"]);
  expect(await markRead(ctx("owner"), { ids: "all" })).toEqual({ unread: 0 });
  expect(await titles("owner", { show: "unread" })).toEqual([]);
  expect(await countUnread(ctx("admin"))).toBe(3);
});

test("pages follow each other without a gap", async () => {
  for (let index = 0; index < 65; index++) await tell(`Key ${index}`);
  const seen: string[] = [];
  let before: string | null = "";
  while (before !== null) {
    const list = await listNotices(ctx("owner"), readNoticeQuery(before ? { before } : {}));
    seen.push(...list.rows.map(({ id }) => id));
    before = list.older;
  }
  expect(new Set(seen).size).toBe(65);
  expect(seen).toEqual([...seen].sort().reverse());
});

test("preferences begin with what the table says of the role, and keep what was chosen", async () => {
  const of = async (role: Role, kind: string) => {
    const row = (await listPreferences(ctx(role))).find((each) => each.kind === kind);
    return row && [row.inConsole, row.byMail];
  };
  expect(await of("admin", "api_key.expired")).toEqual([true, false]);
  expect(await of("developer", "api_key.expired")).toEqual([true, true]);
  const choice = { kind: "api_key.expired", inConsole: false, byMail: true } as const;
  await setPreference(ctx("admin"), { ...choice, byMail: false });
  await setPreference(ctx("admin"), choice);
  expect(await of("admin", "api_key.expired")).toEqual([false, true]);
  expect(await of("owner", "api_key.expired")).toEqual([true, false]);
  await tell("One");
  expect(await titles("admin")).toEqual([]);
  expect(await db().mailOutbox.count({ where: { to: given.members.admin.email } })).toBe(1);
});

const at = "2026-11-24T10:00:00.000Z";
const facts: NoticeFacts = {
  "api_key.created": { by: "Ada", scopes: ["tickets:read"], expiresAt: at },
  "api_key.revoked": { by: "Ada", deleted: false },
  "api_key.expiring": { expiresAt: at, percent: 25 },
  "api_key.expired": { expiresAt: at },
  "api_key.idle": { lastUsedAt: null },
  "api_key.refused": { calls: 100 },
  "member.access_requested": { right: "See members" },
  "api_key.exposed": { way: "url", place: "GET /tickets", ip: "192.0.2.1" },
  "quota.used": { percent: 80, calls: 1_000, month: "2026-11", refuses: true },
  "webhook.failing": { url: "https://hooks.example.com", since: at, reason: "It answered with status 500." },
  "webhook.disabled": { url: "https://hooks.example.com", why: "The receiver is gone", advice: "Enable it again." },
};

test.each(noticeKindNames)(
  "%s goes to each member as they chose, once, also when two tell it at the same moment",
  async (kind) => {
    const tellKind = <K extends NoticeKind>(of: K) =>
      transaction((tx) =>
        notify(tx, {
          workspace: given.workspace,
          kind: of,
          target: { id: `key_${of}`, name: "Zapier", ownerId: given.members.developer.id },
          occasion: "",
          facts: facts[of],
          now: new Date(),
        }),
      );
    const { owner, managers } = noticeKinds[kind];
    const part = (role: Role) => (role === "developer" ? owner : managers);
    // One chooses the console only, one mail only, and the key's owner nothing.
    const chosen = [
      ["owner", { inConsole: true, byMail: false }],
      ["admin", { inConsole: false, byMail: true }],
    ] as const;
    for (const [role, choice] of chosen) if (part(role)) await setPreference(ctx(role), { kind, ...choice });
    const outcomes = await Promise.all([tellKind(kind), tellKind(kind)]);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const letters = async (role: Role) => db().mailOutbox.count({ where: { to: given.members[role].email } });
    const got = async (role: Role) => [(await titles(role)).length, await letters(role)];
    expect(await got("owner")).toEqual(managers ? [1, 0] : [0, 0]);
    expect(await got("admin")).toEqual(managers ? [0, 1] : [0, 0]);
    expect(await got("developer")).toEqual(owner ? [1, 1] : [0, 0]);
    expect(await got("agent")).toEqual([0, 0]);
    expect(await got("read_only_admin")).toEqual([0, 0]);
  },
);

test("whoever wants no notice of a kind gets none, and another workspace's choice is another's", async () => {
  const other = await givenWorkspace("Other");
  const none = { kind: "api_key.expired", inConsole: false, byMail: false } as const;
  await setPreference(ctx("agent"), none);
  await setPreference(ctx("owner", other), none);
  await tell("One");
  await tell("Two", other);
  expect(await titles("agent")).toEqual([]);
  expect(await db().mailOutbox.count({ where: { to: given.members.agent.email } })).toBe(0);
  expect(await titles("owner")).toHaveLength(1);
});

test("a request for access is told to those who can answer it, by mail with a link to the members", async () => {
  await requestAccess(given.ctx("developer", "api_keys:read"), { wanted: "members:read" });
  await requestAccess(given.ctx("developer", "api_keys:read"), { wanted: "members:read" });
  const { name } = given.members.developer;
  expect(await titles("owner")).toEqual([`${name} asks for access`]);
  expect(await titles("admin")).toHaveLength(1);
  for (const role of ["read_only_admin", "developer", "agent"] as const) expect(await titles(role), role).toEqual([]);
  const mail = await db().mailOutbox.findFirstOrThrow({ where: { to: given.members.admin.email } });
  expect(mail.text).toContain(`/${given.workspace.slug}/settings/members`);
  expect(mail.text).not.toContain("revoke");
  const kinds = (await listPreferences(ctx("developer"))).map(({ kind }) => kind);
  expect(kinds).not.toContain("member.access_requested");
});

test("a page's address that makes no sense shows all notices", () => {
  expect(readNoticeQuery({ show: "x", before: "1' OR 1=1" })).toEqual({ show: "all" });
  expect(readNoticeQuery({ before: ["a", "b"] })).toEqual({ show: "all" });
});
