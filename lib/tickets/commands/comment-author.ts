import "server-only";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { Mistakes } from "../../entry/invalid";
import type { NewReply } from "../input";
import { findContact, findMember, getContact, type Person } from "./people";

/** Who speaks, as a comment stores it. */
export type CommentAuthor = Readonly<{
  authorType: "user" | "contact" | "system";
  authorId: string;
  authorName: string;
}>;

/** A contact as the author of what they write. */
export function contactAuthor({ id, name }: Person): CommentAuthor {
  return { authorType: "contact", authorId: id, authorName: name };
}

/**
 * The author of a comment: the one that is named, else the person behind the request, who for a key is its owner. A
 * contact only ever speaks for themselves.
 * @throws AppError `validation_failed` when the named one is not of this workspace.
 */
export async function authorOf(
  tx: Tx,
  ctx: Pick<Ctx, "workspace" | "actor">,
  ticket: { requesterId: string },
  named?: NewReply["author"],
): Promise<CommentAuthor> {
  const { actor } = ctx;
  if (actor.type === "contact") return contactAuthor(await getContact(tx, ctx, actor.id));
  if (!named && actor.type === "system") return { authorType: "system", authorId: actor.id, authorName: actor.name };
  const isContact = named?.type === "contact";
  const id = named?.id ?? (isContact ? ticket.requesterId : actor.type === "api_key" ? actor.ownerId : actor.id);
  const person = await (isContact ? findContact(tx, ctx, id) : findMember(tx, ctx, id));
  if (person) return { authorType: isContact ? "contact" : "user", authorId: person.id, authorName: person.name };
  const mistakes = new Mistakes();
  mistakes.add(named?.id ? "/author/id" : "/author", `is no ${isContact ? "contact" : "member"} of this workspace`);
  mistakes.throwIfAny();
  throw new Error("A mistake was not thrown.");
}
