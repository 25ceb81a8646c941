"use client";

import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import { toast } from "@/components/ui/toast";
import { roles } from "@/lib/access/roles";
import { resendInvitation, withdrawInvitation } from "@/lib/members/actions";
import type { PendingInvitation, SentInvitation } from "@/lib/members/schema";
import { mayManage, type Viewer } from "./viewer";

type PendingInvitationsProps = {
  workspace: string;
  viewer: Viewer;
  invitations: readonly PendingInvitation[];
  onSent: (sent: SentInvitation) => void;
  onChanged: () => void;
};

/** Who has been invited and has not joined yet. */
export function PendingInvitations({ invitations, ...rest }: PendingInvitationsProps) {
  if (invitations.length === 0) return null;
  return (
    <Card title="Pending invitations" description="Each link works once." flush className="mt-6">
      <ul aria-label="Pending invitations" className="divide-y border-t">
        {invitations.map((invitation) => (
          <Item key={invitation.id} invitation={invitation} {...rest} />
        ))}
      </ul>
    </Card>
  );
}

type ItemProps = Omit<PendingInvitationsProps, "invitations"> & { invitation: PendingInvitation };

function Item({ workspace, viewer, invitation, onSent, onChanged }: ItemProps) {
  const { id, email, role, createdBy, expiresAt, expired } = invitation;
  const resend = useFormAction(() => resendInvitation(workspace, { id }), onSent);
  const withdraw = useFormAction(
    () => withdrawInvitation(workspace, { id }),
    () => {
      toast.success(`${email} is not invited any more`, { description: "The link does not work any more." });
      onChanged();
    },
  );
  const error = resend.error ?? withdraw.error;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="truncate font-medium text-sm">{email}</p>
        <p className="text-muted text-xs">
          {roles[role].label}, invited by {createdBy}
        </p>
        {error ? (
          <p role="alert" className="text-danger-text text-xs">
            {error.message}
          </p>
        ) : null}
      </div>
      {expired ? (
        <StatusDot tone="warning" hollow>
          Expired
        </StatusDot>
      ) : (
        <span className="text-muted text-xs">
          Expires <RelativeTime at={expiresAt} />
        </span>
      )}
      {mayManage(viewer, role) ? (
        <div className="flex gap-2">
          <Button
            size="sm"
            pending={resend.pending}
            onClick={() => resend.run(undefined)}
            aria-label={`Send again to ${email}`}
          >
            Send again
          </Button>
          <Button
            size="sm"
            pending={withdraw.pending}
            onClick={() => withdraw.run(undefined)}
            aria-label={`Withdraw the invitation of ${email}`}
          >
            Withdraw
          </Button>
        </div>
      ) : null}
    </li>
  );
}
