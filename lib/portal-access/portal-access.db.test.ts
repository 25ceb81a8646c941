import { expect, test } from "vitest";
import { db } from "../db/client";
import { givenWorkspace } from "../db/testing/given";
import { transaction } from "../db/transaction";
import { givenTicket } from "../tickets/testing/given-ticket";
import { createPortalLink } from "./create-link";
import { forgetOldPortalAccess } from "./forget";
import { endPortalSession, findPortalVisit, shutOut } from "./session";
import { givenLink, givenOpenPortal } from "./testing/given-link";
import { openPortalLink } from "./use-link";

const hour = 3_600_000;
const later = (milliseconds: number) => new Date(Date.now() + milliseconds);

async function givenContact() {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  return { given, ticket, contactId: ticket.requester_id };
}

test("a link is absolute, carries its secret behind the #, and only a digest of that is stored", async () => {
  const { given, contactId, ticket } = await givenContact();
  await givenOpenPortal(given);
  const workspaceId = given.workspace.id;
  const link = await transaction((tx) =>
    createPortalLink(tx, { workspaceId, contactId, ticketId: ticket.id, life: "ticket-mail" }),
  );
  expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:3000/portal/${workspaceId}/open#[\\w-]{43}$`));
  const [stored] = await db().portalLink.findMany({ where: { contactId } });
  expect(JSON.stringify(stored)).not.toContain(link?.split("#")[1]);
  const days = (Number(stored?.expiresAt) - Number(stored?.createdAt)) / (24 * hour);
  expect(days).toBe(7);
});

test("where the portal is closed there are no links", async () => {
  const { given, contactId } = await givenContact();
  const workspaceId = given.workspace.id;
  const make = () => transaction((tx) => createPortalLink(tx, { workspaceId, contactId, life: "asked" }));
  expect(await make()).toBeNull();
  await givenOpenPortal(given);
  await db().portal.update({ where: { workspaceId }, data: { isOpen: false } });
  expect(await make()).toBeNull();
  expect(await db().portalLink.count({ where: { workspaceId } })).toBe(0);
});

test("a link lets in once, to the ticket that it is about", async () => {
  const { given, contactId, ticket } = await givenContact();
  const token = await givenLink(given, contactId, { ticketId: ticket.id });
  const session = await openPortalLink(token);
  expect(session).toMatchObject({ ticketNumber: 1, token: expect.stringMatching(/^lkp_[\w-]{43}$/) });
  expect(await openPortalLink(token)).toBeNull();
  expect(await findPortalVisit(session?.token ?? "")).toMatchObject({
    contact: { id: contactId, name: "Ada", email: "ada@example.com" },
    workspace: given.workspace,
  });
  expect(JSON.stringify(await db().portalSession.findMany({ where: { contactId } }))).not.toContain(session?.token);
});

test("of ten that come with one link at the same time, one gets in", async () => {
  const { given, contactId } = await givenContact();
  const token = await givenLink(given, contactId);
  const all = await Promise.all(Array.from({ length: 10 }, () => openPortalLink(token)));
  expect(all.filter(Boolean)).toHaveLength(1);
  expect(await db().portalSession.count({ where: { contactId } })).toBe(1);
});

test("an unknown link, an expired one and one of a contact who is gone are alike", async () => {
  const { given, contactId } = await givenContact();
  expect(await openPortalLink("x".repeat(43))).toBeNull();
  const token = await givenLink(given, contactId);
  expect(await openPortalLink(token, later(15 * 60_000 + 1_000))).toBeNull();
  await db().contact.update({ where: { id: contactId }, data: { deletedAt: new Date() } });
  expect(await openPortalLink(token)).toBeNull();
  expect(await db().portalSession.count({ where: { contactId } })).toBe(0);
});

test("a link to a ticket that is somebody else's by now leads to no ticket", async () => {
  const { given, contactId, ticket } = await givenContact();
  const other = await givenTicket(given, { requester: { email: "grace@example.com" } });
  const token = await givenLink(given, contactId, { ticketId: ticket.id });
  await db().ticket.update({ where: { id: ticket.id }, data: { requesterId: other.requester_id } });
  expect(await openPortalLink(token)).toMatchObject({ ticketNumber: null });
});

test("a session ends 12 hours after it was last seen, and 7 days after it began", async () => {
  const { given, contactId } = await givenContact();
  const { token = "" } = (await openPortalLink(await givenLink(given, contactId))) ?? {};
  const at = (hours: number) => findPortalVisit(token, Date.now() + hours * hour);
  expect(await at(12.1)).toBeNull();
  for (let hours = 11; hours < 7 * 24; hours += 11) expect(await at(hours), `${hours} h`).not.toBeNull();
  expect(await at(7 * 24 - 1)).not.toBeNull();
  expect(await at(7 * 24 + 0.1)).toBeNull();
});

test("leaving, the end of the contact and the closing of the portal end a session at once", async () => {
  const { given, contactId } = await givenContact();
  const enter = async () => (await openPortalLink(await givenLink(given, contactId)))?.token ?? "";
  const [one, two] = [await enter(), await enter()];
  await endPortalSession(one);
  expect(await findPortalVisit(one)).toBeNull();
  expect(await findPortalVisit(two)).not.toBeNull();
  await db().portal.update({ where: { workspaceId: given.workspace.id }, data: { isOpen: false } });
  expect(await findPortalVisit(two)).toBeNull();
  await givenOpenPortal(given);
  await db().contact.update({ where: { id: contactId }, data: { deletedAt: new Date() } });
  expect(await findPortalVisit(two)).toBeNull();
});

test("who is shut out has neither sessions nor links; others keep theirs", async () => {
  const { given, contactId } = await givenContact();
  const other = await givenTicket(given, { requester: { email: "grace@example.com" } });
  for (const id of [contactId, other.requester_id]) {
    await openPortalLink(await givenLink(given, id));
    await givenLink(given, id);
  }
  const counts = async (id: string) => [
    await db().portalSession.count({ where: { contactId: id } }),
    await db().portalLink.count({ where: { contactId: id, usedAt: null } }),
  ];
  await transaction((tx) => shutOut(tx, { workspaceId: given.workspace.id, contactId }));
  expect(await counts(contactId)).toEqual([0, 0]);
  expect(await counts(other.requester_id)).toEqual([1, 1]);
  await transaction((tx) => shutOut(tx, { workspaceId: given.workspace.id }));
  expect(await counts(other.requester_id)).toEqual([0, 0]);
});

test("what lets nobody in any more is forgotten, and the rest is kept", async () => {
  const { given, contactId } = await givenContact();
  const kept = await openPortalLink(await givenLink(given, contactId));
  const unused = await givenLink(given, contactId);
  await givenLink(given, contactId, { now: later(-hour) });
  await forgetOldPortalAccess(new Date());
  expect(await db().portalLink.count({ where: { contactId } })).toBe(1);
  expect(await findPortalVisit(kept?.token ?? "")).not.toBeNull();
  expect(await openPortalLink(unused)).not.toBeNull();
  await forgetOldPortalAccess(later(13 * hour));
  expect(await db().portalSession.count({ where: { contactId } })).toBe(0);
});
