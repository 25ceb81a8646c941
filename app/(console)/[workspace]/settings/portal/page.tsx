import type { Metadata } from "next";
import { PortalSettingsScreen } from "@/components/portal/settings-screen";
import { can } from "@/lib/access/permissions";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { appUrl } from "@/lib/env";
import { paths } from "@/lib/paths";
import { getPortalState } from "@/lib/portal/queries";

export const metadata: Metadata = { title: "Customer portal" };

export default async function PortalSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "policy:read");
  const { membership } = await pageMember(workspace);
  return (
    <PortalSettingsScreen
      workspace={workspace}
      {...(await getPortalState(ctx))}
      address={appUrl() + paths.portal(workspace)}
      mayOpen={can(membership.role, "policy:manage")}
    />
  );
}
