import "server-only";
import { type Permission, permissions } from "../access/permissions";
import { roles } from "../access/roles";
import { findMemberByEmail, findWorkspace } from "../auth/by-name";
import { AppError } from "../errors";
import { newId } from "../id";
import { type Ctx, makeCtx, type SystemActor } from "./ctx";
import { memberCtx } from "./member-ctx";

const actor: SystemActor = { type: "system", id: "cli", name: "Command line" };

/** What is known of a call from the command line before any workspace is named. */
export function commandLine(): Pick<Ctx, "requestId" | "clientIp" | "now"> & { actor: SystemActor } {
  return { actor, requestId: newId("req"), clientIp: "", now: new Date() };
}

/**
 * The command line's door: whoever can run it can read the database file too, so it may do anything in any workspace.
 * @throws AppError `not_found`.
 */
export async function asSystem<const P extends Permission>(slug: string, _permission: P): Promise<Ctx<NoInfer<P>>> {
  return makeCtx<P>({ ...commandLine(), workspace: await getWorkspace(slug), reach: "any" });
}

/**
 * The same in a member's name (`--as`), with the member's rights and no more.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function asMember<const P extends Permission>(
  slug: string,
  permission: P,
  email: string,
): Promise<Ctx<NoInfer<P>>> {
  const workspace = await getWorkspace(slug);
  const member = await findMemberByEmail(workspace.id, email);
  if (!member) throw new AppError("not_found", `Nobody in ${slug} has the address ${email}.`);
  const ctx = memberCtx(member, { workspace, ...member }, permission, commandLine());
  if (ctx) return ctx;
  const detail = `The role ${roles[member.role].label} does not allow this: ${permissions[permission].label}.`;
  throw new AppError("forbidden", detail);
}

async function getWorkspace(slug: string) {
  const workspace = await findWorkspace(slug);
  if (!workspace) throw new AppError("not_found", `There is no workspace ${slug}.`);
  return workspace;
}
