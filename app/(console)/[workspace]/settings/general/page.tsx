import type { Metadata } from "next";
import { GeneralScreen } from "@/components/workspaces/general-screen";
import { can } from "@/lib/access/permissions";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { listMembers } from "@/lib/members/queries/list";
import { adminsOf } from "@/lib/workspaces/queries";

export const metadata: Metadata = { title: "General" };

type Props = { params: Promise<{ workspace: string }> };

/** Everybody in the workspace sees its name and id; only an Owner changes anything. */
export default async function GeneralPage({ params }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "api_keys:read");
  const { user, membership } = await pageMember(workspace);
  const manages = can(membership.role, "workspace:manage");
  const owners = (await adminsOf(ctx)).filter(({ role }) => can(role, "workspace:manage"));
  const members = manages ? await listMembers(await pageCtx(workspace, "members:read")) : [];
  return (
    <GeneralScreen
      workspace={ctx.workspace}
      manages={manages}
      owners={owners.map(({ name }) => name)}
      heirs={members.filter(({ id }) => id !== user.id).map(({ id, name, email }) => ({ id, name, email }))}
    />
  );
}
