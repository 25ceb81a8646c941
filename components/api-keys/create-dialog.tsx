"use client";

import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import type { Role } from "@/lib/access/roles";
import type { KeyTerms } from "@/lib/access/workspace-policy";
import type { CreatedApiKey } from "@/lib/api-keys/schema";
import { emptyDraft, type Prefill } from "./create-draft";
import { CreateForm } from "./create-form";
import { SaveStep } from "./save-step";
import { useLeaveGuard } from "./use-leave-guard";

type CreateDialogProps = {
  open: boolean;
  onClose: () => void;
  /** The key exists: the table behind the dialog can show it. */
  onCreated: (created: CreatedApiKey) => void;
  workspace: string;
  role: Role;
  terms: KeyTerms;
  apiUrl: string;
  prefill: Prefill | null;
};

/** Each opening starts afresh, with a token of its own. */
export function CreateDialog({ open, onClose, ...rest }: CreateDialogProps) {
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
  return (
    <>
      <Dialog open={open} onOpenChange={(next) => (next || guarded ? undefined : close())}>
        <DialogContent
          title={created ? "Save your API key" : "Create API Key"}
          description={
            created
              ? "This is the only time it is shown. Store it in your secret manager or environment now."
              : "Give it the smallest scopes that its work needs."
          }
          hideClose={created !== null}
          onRequestClose={mayClose}
        >
          <CreateSteps {...rest} created={created} onKey={setCreated} onSafe={setSafe} onDone={close} />
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

type CreateStepsProps = Omit<CreateDialogProps, "open" | "onClose"> & {
  created: CreatedApiKey | null;
  onKey: (created: CreatedApiKey) => void;
  onSafe: (safe: boolean) => void;
  onDone: () => void;
};

/** Inside of the dialog, so that what was typed lasts exactly as long as it is open. */
function CreateSteps(props: CreateStepsProps) {
  const { workspace, role, terms, apiUrl, prefill, created, onKey, onCreated, onSafe, onDone } = props;
  const [draft, setDraft] = useState(() => emptyDraft(prefill, terms));
  if (created?.key != null) {
    return <SaveStep row={created} secret={created.key} apiUrl={apiUrl} onSafe={onSafe} onDone={onDone} />;
  }
  if (created) return <AlreadyShown name={created.name} onDone={onDone} />;
  return (
    <CreateForm
      workspace={workspace}
      role={role}
      terms={terms}
      draft={draft}
      onChange={setDraft}
      onCreated={(key) => {
        onKey(key);
        onCreated(key);
      }}
    />
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
