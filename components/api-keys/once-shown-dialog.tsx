"use client";

import { type ReactNode, useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import type { CreatedApiKey } from "@/lib/api-keys/schema";
import { SaveStep } from "./save-step";
import { useLeaveGuard } from "./use-leave-guard";

type OnceShownDialogProps = {
  open: boolean;
  onClose: () => void;
  /** The key exists: what is behind the dialog can show it. */
  onCreated: (created: CreatedApiKey) => void;
  title: string;
  description: string;
  apiUrl: string;
  /** The step that makes the key; what it holds lasts exactly as long as the dialog is open. */
  children: (onKey: (created: CreatedApiKey) => void) => ReactNode;
};

/** A dialog that ends with a new key, shown once and guarded until it is safe. Each opening starts afresh. */
export function OnceShownDialog(props: OnceShownDialogProps) {
  const { open, onClose, onCreated, title, description, apiUrl, children } = props;
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  const [safe, setSafe] = useState(false);
  const [asking, setAsking] = useState(false);
  const guarded = open && created?.key != null && !safe;
  useLeaveGuard(guarded, () => setAsking(true));

  const close = () => {
    setAsking(false);
    onClose();
    setCreated(null);
    setSafe(false);
  };
  const mayClose = () => {
    if (guarded) setAsking(true);
    return !guarded;
  };
  const onKey = (key: CreatedApiKey) => {
    setCreated(key);
    onCreated(key);
  };
  return (
    <>
      <Dialog open={open} onOpenChange={(next) => (next || guarded ? undefined : close())}>
        <DialogContent
          title={created ? "Save your API key" : title}
          description={
            created
              ? "This is the only time it is shown. Store it in your secret manager or environment now."
              : description
          }
          hideClose={created !== null}
          onRequestClose={mayClose}
        >
          {created === null ? (
            children(onKey)
          ) : created.key === null ? (
            <AlreadyShown name={created.name} onDone={close} />
          ) : (
            <SaveStep row={created} secret={created.key} apiUrl={apiUrl} onSafe={setSafe} onDone={close} />
          )}
        </DialogContent>
      </Dialog>
      <AlertDialog
        open={asking && guarded}
        onOpenChange={setAsking}
        title="You won't see this key again"
        description="It has not been copied yet. Without it you will have to create another key."
        cancelLabel="Go back"
        confirmLabel="Close anyway"
        danger
        onConfirm={close}
      />
    </>
  );
}

function AlreadyShown({ name, onDone }: { name: string; onDone: () => void }) {
  return (
    <>
      <DialogBody>
        <Callout tone="warning" title={`${name} had been created before`} live>
          The first answer was lost on its way here, and a key is sent only once. Revoke {name} and create another one.
        </Callout>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}
