"use client";

import type { ReactNode } from "react";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { SwitchField } from "@/components/ui/switch";
import { setSingleKeys, useHotkeyList, useModifierName, useSingleKeys } from "./hotkeys";

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const hotkeys = useHotkeyList();
  const modifier = useModifierName();
  const on = useSingleKeys();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts" size="sm">
        <DialogBody>
          <dl className="divide-y">
            <Line label="Search pages and actions">
              <Kbd>{modifier}</Kbd>
              <Kbd>K</Kbd>
            </Line>
            {hotkeys.map(({ key, label }) => (
              <Line key={`${key} ${label}`} label={label} faded={!on}>
                <Kbd>{key.toUpperCase()}</Kbd>
              </Line>
            ))}
          </dl>
        </DialogBody>
        <DialogFooter className="block py-4">
          <SwitchField
            label="Single-key shortcuts"
            hint="Switch off if you use speech input."
            checked={on}
            onCheckedChange={setSingleKeys}
          />
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function Line({ label, faded, children }: { label: string; faded?: boolean; children: ReactNode }) {
  return (
    <div className="flex h-9 items-center justify-between gap-4 text-sm">
      <dt className={faded ? "text-muted line-through" : undefined}>{label}</dt>
      <dd className="flex gap-1">{children}</dd>
    </div>
  );
}
