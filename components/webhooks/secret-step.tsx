"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { SecretInput } from "@/components/ui/secret-input";

type SecretStepProps = { secret: string; hint: string; onDone: () => void };

/** The only time the secret is shown. */
export function SecretStep({ secret, hint, onDone }: SecretStepProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <DialogBody>
        <Field label="Signing secret" hint={hint}>
          <div className="flex gap-2">
            <SecretInput ref={field} value={secret} />
            <CopyButton value={secret} variant="primary" />
          </div>
        </Field>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>Done</Button>
      </DialogFooter>
    </>
  );
}
