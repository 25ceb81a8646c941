"use client";

import { Plus } from "lucide-react";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { OnceOpen } from "@/components/ui/once-open";
import type { Team } from "./more-options";

const CreateDialog = lazy(() => import("./create-dialog").then((file) => ({ default: file.CreateDialog })));

export function CreateButton({ workspace, teams }: { workspace: string; teams: readonly Team[] }) {
  const [opened, setOpened] = useState(0);
  const [open, setOpen] = useState(false);
  const start = () => {
    // Each opening starts afresh.
    setOpened((count) => count + 1);
    setOpen(true);
  };
  return (
    <>
      <Button variant="primary" onClick={start}>
        <Plus aria-hidden />
        Create webhook
      </Button>
      <OnceOpen open={open}>
        <CreateDialog key={opened} workspace={workspace} teams={teams} open={open} onClose={() => setOpen(false)} />
      </OnceOpen>
    </>
  );
}
