import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { drawNavIcons } from "@/components/shell/nav-icons";
import { WorkspaceFrame } from "@/components/shell/workspace-frame";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { countUnread } from "@/lib/notices/queries";
import { listWorkspacesOf } from "@/lib/workspaces/queries";
import { couldBeSlug } from "@/lib/workspaces/slug";

type Props = { params: Promise<{ workspace: string }>; children: ReactNode };

export default async function WorkspaceLayout({ params, children }: Props) {
  const { workspace: slug } = await params;
  if (!couldBeSlug(slug)) notFound();
  const { user, membership } = await pageMember(slug);
  const ctx = await pageCtx(slug, "notices:read");
  const [workspaces, unreadNotices] = await Promise.all([listWorkspacesOf(user.id), countUnread(ctx)]);
  return (
    <WorkspaceFrame
      workspace={{ slug, name: membership.workspace.name }}
      workspaces={workspaces.map(({ slug, name, role }) => ({ slug, name, role }))}
      user={{ name: user.name, email: user.email }}
      role={membership.role}
      navIcons={drawNavIcons()}
      unreadNotices={unreadNotices}
    >
      {children}
    </WorkspaceFrame>
  );
}
