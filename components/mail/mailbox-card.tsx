"use client";

import { useRouter } from "next/navigation";
import { lazy, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { OnceOpen } from "@/components/ui/once-open";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import { toast } from "@/components/ui/toast";
import { removeMailbox } from "@/lib/support-mail/actions";
import type { MailboxView } from "@/lib/support-mail/schema";

const MailboxDialog = lazy(() => import("./mailbox-dialog").then((file) => ({ default: file.MailboxDialog })));

type MailboxCardProps = { workspace: string; mailbox: MailboxView | null; mayChange: boolean };

/** The mailbox that mail is taken from, and how that goes. */
export function MailboxCard({ workspace, mailbox, mayChange }: MailboxCardProps) {
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const remove = useFormAction(
    () => removeMailbox(workspace, {}),
    () => {
      setRemoving(false);
      toast.success("Mailbox taken away");
      router.refresh();
    },
  );
  return (
    <Card
      title="Mailbox"
      description="New mail in an IMAP mailbox becomes tickets and replies. What lies there already is left alone."
      actions={
        mayChange ? (
          <>
            {mailbox ? <Button onClick={() => setRemoving(true)}>Take away</Button> : null}
            <Button onClick={() => setEditing(true)}>{mailbox ? "Change mailbox" : "Set up a mailbox"}</Button>
          </>
        ) : null
      }
    >
      {mailbox ? <MailboxFacts mailbox={mailbox} /> : <p className="text-muted text-sm">No mailbox is set up.</p>}
      <OnceOpen open={editing}>
        <MailboxDialog workspace={workspace} mailbox={mailbox} open={editing} onClose={() => setEditing(false)} />
      </OnceOpen>
      <AlertDialog
        open={removing}
        onOpenChange={setRemoving}
        title="Take the mailbox away"
        description="Its mail stays where it is, and is not read here any more. The password is deleted."
        confirmLabel="Take mailbox away"
        danger
        pending={remove.pending}
        onConfirm={() => remove.run(undefined)}
      >
        <FormError error={remove.error} />
      </AlertDialog>
    </Card>
  );
}

function MailboxFacts({ mailbox: { username, host, folder, enabled, checkedAt, error } }: { mailbox: MailboxView }) {
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <p className="break-words">
        {username} at {host}, {folder}
      </p>
      {enabled ? (
        error ? (
          <>
            <StatusDot tone="danger">Not read</StatusDot>
            <p className="text-pretty text-danger-text text-xs">{error}</p>
          </>
        ) : (
          <StatusDot tone={checkedAt ? "success" : "neutral"}>{checkedAt ? "Read" : "Not read yet"}</StatusDot>
        )
      ) : (
        <StatusDot tone="neutral" hollow>
          Switched off
        </StatusDot>
      )}
      {checkedAt ? (
        <p className="text-muted text-xs">
          Last read <RelativeTime at={checkedAt} />
        </p>
      ) : null}
    </div>
  );
}
