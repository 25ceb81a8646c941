import { randomBytes } from "node:crypto";
import { randomKeyParts, rowIdOf } from "../../access/key-format";
import { type Permission, reach } from "../../access/permissions";
import { type Role, roleNames, roles } from "../../access/roles";
import { effectiveScopes, type Scope } from "../../access/scopes";
import { chainStart } from "../../audit/chain";
import { type Actor, type Ctx, makeCtx } from "../../entry/ctx";
import { newId } from "../../id";
import { db } from "../client";

export type GivenMember = Readonly<{ id: string; name: string; email: string; membershipId: string }>;
export type GivenWorkspace = Awaited<ReturnType<typeof givenWorkspace>>;

/** No password has this hash: nobody signs in as these people. */
const passwordHash = "no password";

let count = 0;

/** A fresh workspace with one member of each role, and contexts of theirs for its functions. */
export async function givenWorkspace(name = "Acme") {
  const id = newId("wsp");
  const slug = `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${++count}-${randomBytes(3).toString("hex")}`;
  const workspace = { id, slug, name };
  await db().workspace.create({
    data: {
      ...workspace,
      createdAt: new Date(),
      ticketCounter: 0,
      auditSequence: 0,
      auditHash: chainStart,
      eventSequence: 0,
    },
  });
  const entries: [Role, GivenMember][] = [];
  for (const role of roleNames) entries.push([role, await givenMember(id, role)]);
  const members = Object.fromEntries(entries) as Record<Role, GivenMember>;

  const context = <P extends Permission>(actor: Actor, far: "any" | "own"): Ctx<P> =>
    makeCtx<P>({
      workspace,
      actor,
      reach: far,
      requestId: newId("req"),
      clientIp: "198.51.100.9",
      now: new Date(),
    });

  return {
    workspace,
    members,

    /** What the door would give to the member of this role. Throws when the role does not hold the permission. */
    ctx<P extends Permission>(role: Role, permission: P): Ctx<P> {
      const far = reach(role, permission);
      if (far === "none") throw new Error(`The role ${role} does not hold ${permission}: no door would let it in.`);
      const { id, name } = members[role];
      return context<P>({ type: "user", id, name, role, apiAccess: roles[role].apiAccessByDefault }, far);
    },

    systemCtx<P extends Permission>(_permission: P): Ctx<P> {
      return context<P>({ type: "system", id: "cli", name: "Command line" }, "any");
    },

    /** What the API's door would give to a key of the owner with these scopes. No row of the key exists. */
    keyCtx<S extends Scope>(scopes: readonly S[]): Ctx<S> {
      const effective = effectiveScopes(scopes, "owner");
      const id = rowIdOf(randomKeyParts(randomBytes).publicId);
      return context<S>({ type: "api_key", id, name: "Zapier", ownerId: members.owner.id, effective }, "any");
    },
  };
}

/** One more member of a workspace. */
export async function givenMember(workspaceId: string, role: Role, apiAccess?: boolean): Promise<GivenMember> {
  const id = newId("usr");
  const membershipId = newId("mem");
  const name = `${roles[role].label} ${++count}`;
  const email = `${role}-${id.toLowerCase()}@acme.test`;
  const now = new Date();
  await db().user.create({
    data: { id, name, email, passwordHash, passwordChangedAt: now, createdAt: now },
  });
  await db().membership.create({
    data: {
      id: membershipId,
      workspaceId,
      userId: id,
      role,
      apiAccess: apiAccess ?? roles[role].apiAccessByDefault,
      createdAt: now,
    },
  });
  return { id, name, email, membershipId };
}
