"use client";

import { Plus } from "lucide-react";
import { useMemo } from "react";
import { useCommands } from "@/components/shell/commands";
import { useHotkey } from "@/components/shell/hotkeys";
import { Button } from "@/components/ui/button";

/** The page's main step: a button, the key `c`, and a command of the palette. */
export function CreateButton({ onCreate }: { onCreate: () => void }) {
  useHotkey("c", onCreate, "Create API key");
  const commands = useMemo(
    () => [
      {
        id: "create-api-key",
        label: "Create API key",
        group: "API keys",
        icon: Plus,
        keywords: ["new", "add", "token"],
        shortcut: "c",
        run: onCreate,
      },
    ],
    [onCreate],
  );
  useCommands(commands);
  return (
    <Button variant="primary" onClick={onCreate} aria-keyshortcuts="c">
      <Plus aria-hidden />
      Create API Key
    </Button>
  );
}
