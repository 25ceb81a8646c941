import type { Metadata } from "next";
import { description } from "@/components/mail/description";
import { HookCard } from "@/components/mail/hook-card";
import { InboundLog } from "@/components/mail/inbound-log";
import { MailboxCard } from "@/components/mail/mailbox-card";
import { SettingsForm } from "@/components/mail/settings-form";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/lib/access/permissions";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { getMailSettings, listInboundMail } from "@/lib/support-mail/queries";

export const metadata: Metadata = { title: "Mail" };

type Props = { params: Promise<{ workspace: string }> };

export default async function MailPage({ params }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "policy:read");
  const { membership } = await pageMember(workspace);
  const mayChange = can(membership.role, "policy:manage");
  const [saved, log] = await Promise.all([getMailSettings(ctx), listInboundMail(ctx)]);
  return (
    <>
      <PageHeader title="Mail" description={description} />
      <div className="flex max-w-3xl flex-col gap-5">
        {mayChange ? null : (
          <Callout>Your role sees the mail settings. Owners and admins of the workspace change them.</Callout>
        )}
        {saved.isSent ? null : (
          <Callout tone="warning" title="No mail leaves this installation">
            Without SMTP_URL every mail is written into a file on the server. Whoever runs it can set one.
          </Callout>
        )}
        <SettingsForm workspace={workspace} name={ctx.workspace.name} saved={saved} mayChange={mayChange} />
        <MailboxCard workspace={workspace} mailbox={saved.mailbox} mayChange={mayChange} />
        <HookCard workspace={workspace} hook={saved.hook} mayChange={mayChange} />
        <InboundLog workspace={workspace} first={log} mayChange={mayChange} />
      </div>
    </>
  );
}
