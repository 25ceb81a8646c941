"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { SwitchField } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { FormError } from "./form-error";
import { type ActionResult, useFormAction } from "./use-form-action";

type AccessSwitchProps = {
  label: string;
  hint: string;
  isOpen: boolean;
  mayChange: boolean;
  change: (open: boolean) => Promise<ActionResult<unknown>>;
  /** What a toast says once it is so. */
  said: (open: boolean) => string;
};

/** Opens something to people outside, or closes it, at once. When that fails it is back where it was, with the reason. */
export function AccessSwitch({ label, hint, isOpen, mayChange, change, said }: AccessSwitchProps) {
  const router = useRouter();
  const [pressed, setPressed] = useState(isOpen);
  const { run, pending, error } = useFormAction(
    async (open: boolean) => {
      const result = await change(open);
      return result.ok ? { ok: true as const, data: open } : result;
    },
    (open) => {
      toast.success(said(open));
      router.refresh();
    },
  );
  return (
    <>
      <SwitchField
        label={label}
        hint={hint}
        checked={pending ? pressed : isOpen}
        disabled={!mayChange || pending}
        onCheckedChange={(next) => {
          setPressed(next);
          run(next);
        }}
      />
      {mayChange ? null : <p className="text-muted text-xs">An admin can change this.</p>}
      <FormError error={error} />
    </>
  );
}
