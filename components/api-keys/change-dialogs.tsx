"use client";

import { OnceOpen } from "@/components/ui/once-open";
import type { Role } from "@/lib/access/roles";
import type { KeyTerms } from "@/lib/access/workspace-policy";
import { EditDialog, EndDialog, RenameDialog, ReplaceDialog } from "./lazy-parts";
import type { useKeyChanges } from "./use-key-changes";

type ChangeDialogsProps = {
  workspace: string;
  role: Role;
  /** What the workspace asks of keys. */
  terms: KeyTerms;
  /** The root of the public API, for the code that is shown with a new key. */
  apiUrl: string;
  changes: ReturnType<typeof useKeyChanges>;
};

/** The dialogs behind a key's actions, on its page as in the table. */
export function ChangeDialogs({ workspace, role, terms, apiUrl, changes }: ChangeDialogsProps) {
  return (
    <>
      <OnceOpen open={changes.renaming !== null}>
        <RenameDialog renaming={changes.renaming} onClose={() => changes.setRenaming(null)} onSave={changes.rename} />
      </OnceOpen>
      <OnceOpen open={changes.editing !== null}>
        <EditDialog
          workspace={workspace}
          role={role}
          terms={terms}
          editing={changes.editing}
          onClose={() => changes.setEditing(null)}
          onEdited={changes.edited}
        />
      </OnceOpen>
      <OnceOpen open={changes.replacing !== null}>
        <ReplaceDialog
          workspace={workspace}
          role={role}
          terms={terms}
          apiUrl={apiUrl}
          replacing={changes.replacing}
          onClose={changes.stopReplacing}
          onReplaced={changes.replaced}
        />
      </OnceOpen>
      <OnceOpen open={changes.ending !== null}>
        <EndDialog
          workspace={workspace}
          ending={changes.ending}
          onClose={() => changes.setEnding(null)}
          onEnded={changes.ended}
        />
      </OnceOpen>
    </>
  );
}
