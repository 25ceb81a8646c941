import { roles } from "../../lib/access/roles";
import { db } from "../../lib/db/client";
import { newId } from "../../lib/id";
import { type DemoMember, type First, members } from "./people";
import { inChunks } from "./store";
import type { Crew, Happening, Person } from "./story";

const day = 86_400_000;

export const ownerSpec = members[0];

/** The address of the first one who has an account already; nobody's password may be another than the one that is shown. */
export async function alreadyHere(domain: string): Promise<string | null> {
  const email = { in: members.map(({ first }) => `${first}@${domain}`) };
  return (await db().user.findFirst({ where: { email }, select: { email: true } }))?.email ?? null;
}

/** Adds everybody but the owner, who came with the workspace. They all have the owner's password. */
export async function hireCrew(workspaceId: string, ownerId: string, domain: string, now: Date) {
  const owner = await db().user.findUniqueOrThrow({ where: { id: ownerId }, select: { passwordHash: true } });
  const people = new Map<First, Person>([[ownerSpec.first, { id: ownerId, name: ownerSpec.name }]]);
  const hired = members.slice(1).map((about: DemoMember & { first: First }) => {
    const createdAt = new Date(now.getTime() - about.joined * day);
    const user = {
      id: newId("usr", createdAt.getTime()),
      name: about.name,
      email: `${about.first}@${domain}`,
      createdAt,
    };
    people.set(about.first, { id: user.id, name: user.name });
    const apiAccess = about.apiAccess ?? roles[about.role].apiAccessByDefault;
    return { about, user: { ...user, passwordHash: owner.passwordHash, passwordChangedAt: createdAt }, apiAccess };
  });
  await inChunks(
    hired.map(({ user }) => user),
    (data) => db().user.createMany({ data }),
  );
  const rows = hired.map(({ about: { role }, user, apiAccess }) => {
    const id = newId("mem", user.createdAt.getTime());
    return { id, workspaceId, userId: user.id, role, apiAccess, createdAt: user.createdAt };
  });
  await inChunks(rows, (data) => db().membership.createMany({ data }));
  const crew: Crew = {
    workspaceId,
    now,
    member: (first) => people.get(first) ?? { id: ownerId, name: ownerSpec.name },
  };
  const happenings = hired.map(({ about: { role }, user, apiAccess }): Happening => {
    const after = { email: user.email, role, api_access: apiAccess };
    const actor = { type: "user", ...crew.member(ownerSpec.first) } as const;
    return { at: user.createdAt, actor, change: { event: "member.added", target: user, after } };
  });
  return { crew, happenings };
}
