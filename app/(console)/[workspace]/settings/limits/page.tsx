import type { Metadata } from "next";
import { description } from "@/components/limits/description";
import { LimitsScreen } from "@/components/limits/screen";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { listLimits } from "@/lib/limits/queries/limits";
import { getMonthlyUse } from "@/lib/limits/queries/quota";

export const metadata: Metadata = { title: "Limits and usage" };

type Props = { params: Promise<{ workspace: string }> };

export default async function LimitsPage({ params }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "policy:read");
  const { membership } = await pageMember(workspace);
  const mayChange = can(membership.role, "policy:manage");
  const [limits, use] = await Promise.all([listLimits(ctx), getMonthlyUse(ctx)]);
  return (
    <>
      <PageHeader title="Limits and usage" description={description} />
      {mayChange ? null : (
        <Callout className="mb-5 max-w-3xl">
          Your role sees the limits. Owners and admins of the workspace change them.
        </Callout>
      )}
      <LimitsScreen workspace={workspace} limits={limits} use={use} mayChange={mayChange} />
    </>
  );
}
