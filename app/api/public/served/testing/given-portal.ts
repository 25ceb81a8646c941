import { expect } from "vitest";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { setPortalOpen } from "@/lib/portal/commands/set-open";
import { givenLink } from "@/lib/portal-access/testing/given-link";
import { givenTicket } from "@/lib/tickets/testing/given-ticket";
import { bearer, send } from "./api-call";

/** A workspace whose portal is open, with one ticket. */
export async function givenPortal() {
  const given = await givenWorkspace();
  await setPortalOpen(given.ctx("owner", "policy:manage"), { isOpen: true });
  const more = { priority: "urgent", tags: ["vip"], metadata: { crm: "canary-metadata" } };
  return { given, ticket: await givenTicket(given, more) };
}

/** A session of a ticket's requester. */
export async function enter(given: GivenWorkspace, { requester_id }: { requester_id: string }) {
  const token = await givenLink(given, requester_id);
  const { status, body } = await send("POST", "/portal/sessions", { body: { token } });
  expect(status).toBe(201);
  return bearer(body.data.session_token);
}
