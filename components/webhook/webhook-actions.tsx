"use client";

import { Ellipsis } from "lucide-react";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { OnceOpen } from "@/components/ui/once-open";
import type { Team } from "@/components/webhooks/more-options";
import type { Webhook } from "@/lib/webhooks/schema";
import { useWebhookCommands } from "./use-webhook-commands";

const EditDialog = lazy(() => import("./edit-dialog").then((file) => ({ default: file.EditDialog })));
const RotateDialog = lazy(() => import("./rotate-dialog").then((file) => ({ default: file.RotateDialog })));
const RecoverDialog = lazy(() => import("./recover-dialog").then((file) => ({ default: file.RecoverDialog })));
const DeleteDialog = lazy(() => import("./delete-dialog").then((file) => ({ default: file.DeleteDialog })));

type Opened = "edit" | "rotate" | "recover" | "delete";
type WebhookActionsProps = { workspace: string; webhook: Webhook; teams: readonly Team[] };

export function WebhookActions({ workspace, webhook, teams }: WebhookActionsProps) {
  // Each opening starts afresh, and stays while the dialog fades.
  const [{ dialog, count }, setOpened] = useState<{ dialog: Opened | null; count: number }>({ dialog: null, count: 0 });
  const open = (next: Opened) => () => setOpened((before) => ({ dialog: next, count: before.count + 1 }));
  const close = () => setOpened((before) => ({ ...before, dialog: null }));
  const { test, enable, disable } = useWebhookCommands(workspace, webhook);
  const given = { workspace, webhook, onClose: close };
  return (
    <>
      <Button pending={test.pending} onClick={test.run}>
        Send test
      </Button>
      <Button onClick={open("edit")}>Edit</Button>
      {webhook.enabled ? null : (
        <Button variant="primary" pending={enable.pending} onClick={enable.run}>
          Enable
        </Button>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" aria-label="More actions">
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem disabled={!webhook.enabled} onSelect={open("recover")}>
            Recover a window
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={open("rotate")}>Rotate secret</DropdownMenuItem>
          {webhook.enabled ? <DropdownMenuItem onSelect={disable.run}>Disable</DropdownMenuItem> : null}
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={open("delete")}>
            Delete
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <OnceOpen open={dialog === "edit"}>
        <EditDialog key={`edit-${count}`} {...given} teams={teams} open={dialog === "edit"} />
      </OnceOpen>
      <OnceOpen open={dialog === "rotate"}>
        <RotateDialog key={`rotate-${count}`} {...given} open={dialog === "rotate"} />
      </OnceOpen>
      <OnceOpen open={dialog === "recover"}>
        <RecoverDialog key={`recover-${count}`} {...given} open={dialog === "recover"} />
      </OnceOpen>
      <OnceOpen open={dialog === "delete"}>
        <DeleteDialog key={`delete-${count}`} {...given} open={dialog === "delete"} />
      </OnceOpen>
    </>
  );
}
