import type { Metadata } from "next";
import { DeadInvitation } from "@/components/members/dead-invitation";
import { InvitationChoice } from "@/components/members/invitation-choice";
import { AuthLayout } from "@/components/shell/auth-layout";
import { RelativeTime } from "@/components/ui/relative-time";
import { roles } from "@/lib/access/roles";
import { currentUser } from "@/lib/entry/current-user";
import { findInvitation } from "@/lib/members/queries/invitations";
import { InvitationToken } from "@/lib/members/schema";

export const metadata: Metadata = { title: "Invitation" };

type Props = { params: Promise<{ token: string }> };

/** Where the link of an invitation leads: who invites to what, and the one step that is left. */
export default async function InvitePage({ params }: Props) {
  const { token } = await params;
  const invitation = InvitationToken.safeParse(token).success ? await findInvitation(token) : null;
  if (!invitation) return <DeadInvitation />;
  const user = await currentUser();
  const { workspace, email, role, createdBy, expiresAt, hasAccount } = invitation;
  return (
    <AuthLayout
      title={`Join ${workspace.name}`}
      description={
        <>
          {createdBy} invites <span className="break-all font-medium text-foreground">{email}</span> as{" "}
          {roles[role].label}. {roles[role].summary}
        </>
      }
      footnote={
        <>
          The link works once and expires <RelativeTime at={expiresAt} />.
        </>
      }
    >
      <InvitationChoice
        token={token}
        email={email}
        workspaceName={workspace.name}
        hasAccount={hasAccount}
        signedInAs={user?.email ?? null}
      />
    </AuthLayout>
  );
}
