"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SentInvitation } from "@/lib/members/schema";

/** The link of a new invitation, this once: afterwards only its digest exists. */
export function LinkDialog({ sent, onClose }: { sent: SentInvitation | null; onClose: () => void }) {
  const [shown, setShown] = useState(sent);
  if (sent && sent !== shown) setShown(sent);
  return (
    <Dialog open={sent !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {shown ? (
        <DialogContent
          title={`Invited ${shown.email}`}
          size="md"
          description="A mail with this link is on its way. You can also send it yourself: it is shown only now."
        >
          <Link sent={shown} onDone={onClose} />
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

function Link({ sent, onDone }: { sent: SentInvitation; onDone: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);
  return (
    <>
      <DialogBody>
        <Field
          label="Invitation link"
          hint={
            refused ? (
              "The browser refused. The link is selected: press Ctrl+C."
            ) : (
              <>
                Works once. Expires <RelativeTime at={sent.expiresAt} />.
              </>
            )
          }
        >
          <Input
            ref={field}
            readOnly
            value={sent.link}
            onFocus={(event) => event.target.select()}
            className="font-mono text-xs"
          />
        </Field>
      </DialogBody>
      <DialogFooter>
        <CopyButton
          value={sent.link}
          label="Copy link"
          copiedLabel="Link copied"
          onFail={() => {
            setRefused(true);
            field.current?.select();
          }}
        />
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}
