import type { Metadata } from "next";
import { headers } from "next/headers";
import { PolicyForm } from "@/components/policy/policy-form";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { wayOf } from "@/lib/entry/caller";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { getPolicy } from "@/lib/policy/queries/get";
import { workspaceReport } from "@/lib/policy/queries/report";
import { usedAddresses } from "@/lib/policy/queries/used-addresses";

export const metadata: Metadata = { title: "Security policy" };

type Props = { params: Promise<{ workspace: string }> };

export default async function SecurityPolicyPage({ params }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "policy:read");
  const { membership } = await pageMember(workspace);
  const mayChange = can(membership.role, "policy:manage");
  const [saved, used] = await Promise.all([getPolicy(ctx), usedAddresses(ctx)]);
  const report = await workspaceReport(ctx, saved.ipReportSince);
  return (
    <>
      <PageHeader
        title="Security policy"
        description="What this workspace asks of its API keys, whoever creates them and wherever they are used."
      />
      {mayChange ? null : (
        <Callout className="mb-5 max-w-3xl">
          Your role sees the policy. Owners and admins of the workspace change it.
        </Callout>
      )}
      <PolicyForm
        workspace={workspace}
        saved={saved}
        mayChange={mayChange}
        seenAs={{ ip: ctx.clientIp || null, ...wayOf(await headers()) }}
        used={used}
        report={report}
      />
    </>
  );
}
