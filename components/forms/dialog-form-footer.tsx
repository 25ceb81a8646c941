"use client";

import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogFooter } from "@/components/ui/dialog";

type DialogFormFooterProps = Omit<ComponentProps<typeof Button>, "type" | "className"> & {
  /** Left of the buttons: what the form comes to. */
  note?: ReactNode;
  /** The focus begins on Cancel: where a press of Enter must not end something. */
  cancelFirst?: boolean;
};

/** Cancel, and the button that sends the form of a dialog, with the properties that are given. */
export function DialogFormFooter({ note, cancelFirst, ...submit }: DialogFormFooterProps) {
  return (
    <DialogFooter note={note} {...(note ? { className: "sm:flex-nowrap" } : {})}>
      <DialogClose asChild>
        <Button data-first-step={cancelFirst || undefined}>Cancel</Button>
      </DialogClose>
      <Button variant="primary" {...submit} type="submit" />
    </DialogFooter>
  );
}
