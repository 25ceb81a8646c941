"use client";

import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import { useModifierName } from "@/components/shell/hotkeys";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { SecretInput } from "@/components/ui/secret-input";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { formatUtc } from "@/lib/api-keys/summary";
import { SnippetTabs } from "./snippet-tabs";
import { snippetsFor } from "./snippets";

type SaveStepProps = {
  row: ApiKeyRow;
  secret: string;
  apiUrl: string;
  /** The key has been copied, or is said to be saved: closing loses nothing any more. */
  onSafe: (safe: boolean) => void;
  onDone: () => void;
};

/** The only time the key is shown. It lives in this state of the page and nowhere else. */
export function SaveStep({ row, secret, apiUrl, onSafe, onDone }: SaveStepProps) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const [blocked, setBlocked] = useState(false);
  const [ticked, setTicked] = useState(false);
  const modifier = useModifierName();
  useEffect(() => field.current?.focus(), []);

  const tookIt = () => {
    setCopied(true);
    setBlocked(false);
    onSafe(true);
  };
  const refused = () => {
    setBlocked(true);
    field.current?.focus();
    field.current?.select();
  };
  const byHand = ({ currentTarget }: ClipboardEvent<HTMLInputElement>) => {
    if (currentTarget.selectionEnd === secret.length && currentTarget.selectionStart === 0) tookIt();
  };
  const scopes = row.scopes.map((scope) => scope.name);
  return (
    <>
      <DialogBody className="flex flex-col gap-5">
        <Field
          label="API key"
          error={blocked ? `The browser refused. Press ${modifier}+C to copy the selected key.` : undefined}
          hint={`${row.name} · ${row.expiresAt ? `works until ${formatUtc(new Date(row.expiresAt), new Date())}` : "never expires"}`}
        >
          <div className="flex gap-2">
            <SecretInput ref={field} value={secret} onCopy={byHand} />
            <CopyButton value={secret} variant="primary" onCopied={tookIt} onFail={refused} />
          </div>
        </Field>
        <SnippetTabs snippets={snippetsFor(secret, apiUrl, scopes)} onCopied={tookIt} />
      </DialogBody>
      <DialogFooter
        note={
          <CheckboxField
            label="I have saved it"
            checked={copied || ticked}
            disabled={copied}
            onCheckedChange={(next) => {
              setTicked(next);
              onSafe(next);
            }}
          />
        }
      >
        <Button variant={copied || ticked ? "primary" : "secondary"} onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}
