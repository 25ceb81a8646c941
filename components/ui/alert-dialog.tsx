"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { dialogLook, overlayLook } from "./dialog-look";
import { useReturnFocus } from "./use-return-focus";

type AlertDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  /** More to read or to fill in before the answer. */
  children?: ReactNode;
  /** The verb of what will happen: "Revoke key", never "OK". */
  confirmLabel: string;
  cancelLabel?: string;
  onConfirm: () => void;
  pending?: boolean;
  danger?: boolean;
  confirmDisabled?: boolean;
};

/** Asks before something that cannot be undone. Opens on the harmless button; the caller closes it when done. */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange, title, description, children, confirmLabel, cancelLabel = "Cancel", onConfirm } = props;
  const focus = useReturnFocus(undefined, undefined);
  const { pending = false, danger = false, confirmDisabled = false } = props;
  return (
    <Radix.Root open={open} onOpenChange={(next) => (pending ? undefined : onOpenChange(next))}>
      <Radix.Portal>
        <Radix.Overlay className={overlayLook} />
        <Radix.Content className={cn(dialogLook, "sm:max-w-[440px]")} {...focus}>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">
            <Radix.Title className="font-semibold text-lg tracking-[-0.01em]">{title}</Radix.Title>
            <Radix.Description className="mt-1 text-muted text-sm">{description}</Radix.Description>
            {children ? <div className="mt-4">{children}</div> : null}
          </div>
          <footer className="flex flex-wrap justify-end gap-2 border-t bg-sunken px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:[&>button]:flex-1">
            <Radix.Cancel asChild>
              <Button disabled={pending}>{cancelLabel}</Button>
            </Radix.Cancel>
            <Button
              variant={danger ? "danger" : "primary"}
              pending={pending}
              disabled={confirmDisabled}
              onClick={onConfirm}
            >
              {confirmLabel}
            </Button>
          </footer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
