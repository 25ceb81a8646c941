import type { Metadata } from "next";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { IdentityCard } from "@/components/widget/identity-card";
import { InstallCard } from "@/components/widget/install-card";
import { WidgetForm } from "@/components/widget/widget-form";
import { can } from "@/lib/access/permissions";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { getWidget } from "@/lib/widgets/queries";
import { widgetScript } from "@/lib/widgets/script";
import { pinnedSnippetFor, snippetFor } from "@/lib/widgets/snippet";

export const metadata: Metadata = { title: "Widget" };

type Props = { params: Promise<{ workspace: string }> };

export default async function WidgetPage({ params }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "policy:read");
  const { membership } = await pageMember(workspace);
  const mayChange = can(membership.role, "policy:manage");
  const saved = await getWidget(ctx);
  return (
    <>
      <PageHeader title="Widget" description="A form for your own sites: visitors send tickets without an account." />
      {mayChange ? null : (
        <Callout className="mb-5 max-w-3xl">
          Your role sees the widget. Owners and admins of the workspace change it.
        </Callout>
      )}
      <WidgetForm workspace={workspace} saved={saved} mayChange={mayChange}>
        <InstallCard
          snippet={snippetFor(ctx.workspace.id)}
          pinned={pinnedSnippetFor(ctx.workspace.id, widgetScript())}
        />
        <IdentityCard workspace={workspace} mayChange={mayChange} />
      </WidgetForm>
    </>
  );
}
