import type { Metadata } from "next";
import { MembersScreen } from "@/components/members/screen";
import { can } from "@/lib/access/permissions";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { readMemberQuery } from "@/lib/members/list-query";
import { listAccessRequests } from "@/lib/members/queries/access-requests";
import { listInvitations } from "@/lib/members/queries/invitations";
import { listMembers } from "@/lib/members/queries/list";
import { memberPage } from "@/lib/members/queries/page";

export const metadata: Metadata = { title: "Members" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function MembersPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "members:read");
  const { user, membership } = await pageMember(workspace);
  const query = readMemberQuery(await searchParams);
  const [data, invitations, requests, everybody] = await Promise.all([
    memberPage(ctx, query),
    listInvitations(ctx),
    listAccessRequests(ctx),
    listMembers(ctx),
  ]);
  const admins = everybody.filter(({ role }) => can(role, "members:manage"));
  return (
    <MembersScreen
      workspace={workspace}
      viewer={{ id: user.id, role: membership.role }}
      query={query}
      data={data}
      invitations={invitations}
      requests={requests}
      admins={admins.map(({ id, name, email }) => ({ id, name, email }))}
    />
  );
}
