import "server-only";
import { type ContactCtx, type Ctx, makeCtx, type Via, type VisitorCtx } from "./ctx";

type Arrival = Pick<Ctx, "workspace" | "requestId" | "clientIp" | "now">;

/**
 * The door of who has no key and no session, and only an address that they typed or wrote from: they may open a ticket.
 * The caller has checked that the workspace takes tickets this way, and has bounded how many.
 */
export function visitorCtx({ workspace, requestId, clientIp, now }: Arrival, via: Via): VisitorCtx {
  const actor = { type: "visitor", id: "anonymous", name: "Anonymous", via } as const;
  return { ...makeCtx<"own_tickets:create">({ workspace, actor, reach: "own", requestId, clientIp, now }), actor };
}

/** The door of a contact. The caller has the proof that it is them: a session of the portal, a mail in its thread. */
export function contactCtx(
  { workspace, requestId, clientIp, now }: Arrival,
  { id, name }: Readonly<{ id: string; name: string }>,
  via: Via,
): ContactCtx {
  const actor = { type: "contact", id, name, via } as const;
  return {
    ...makeCtx<"own_tickets:create" | "own_tickets:read" | "own_tickets:write">({
      ...{ workspace, actor, requestId, clientIp, now },
      reach: "own",
    }),
    actor,
  };
}
