"use client";

import { useRouter } from "next/navigation";
import { startTransition, useCallback, useEffect, useOptimistic, useState } from "react";
import { toast } from "@/components/ui/toast";
import { disableApiKey, enableApiKey, renameApiKey } from "@/lib/api-keys/actions";
import type { ApiKeyRow, CreatedApiKey } from "@/lib/api-keys/schema";
import { paths } from "@/lib/paths";
import type { Ending } from "./end-dialog";
import type { Renaming } from "./rename-dialog";
import type { RowAction } from "./row-menu";

const unanswered = "The server did not answer. Check your connection and try again.";

/** What the rows' menus lead to: which dialog is open, what changes at once, and what is said about it. */
export function useKeyChanges(workspace: string, served: ApiKeyRow[], toRevoke: ApiKeyRow | null) {
  const router = useRouter();
  const [renaming, setRenaming] = useState<Renaming | null>(null);
  const [ending, setEnding] = useState<Ending | null>(toRevoke && { way: "revoke", row: toRevoke });
  const [editing, setEditing] = useState<ApiKeyRow | null>(null);
  const [replacing, setReplacing] = useState<ApiKeyRow | null>(null);
  const [replacement, setReplacement] = useState<CreatedApiKey | null>(null);
  const [changed, setChanged] = useState<string | null>(null);
  const [rows, patch] = useOptimistic(served, (now: ApiKeyRow[], change: Partial<ApiKeyRow> & { id: string }) =>
    now.map((row) => (row.id === change.id ? { ...row, ...change } : row)),
  );
  useEffect(() => {
    if (changed === null) return;
    const timer = setTimeout(() => setChanged(null), 2_000);
    return () => clearTimeout(timer);
  }, [changed]);
  /** Fetches the list anew; the key's row lights up when it is there. */
  const refresh = useCallback(
    (id: string) =>
      startTransition(() => {
        setChanged(id);
        router.refresh();
      }),
    [router],
  );

  /** The new name shows at once; should the server refuse it, the dialog comes back with what was typed. */
  const rename = (row: ApiKeyRow, name: string) => {
    setRenaming(null);
    startTransition(async () => {
      patch({ id: row.id, name });
      const result = await renameApiKey(workspace, { id: row.id, name }).catch(() => null);
      if (result?.ok) {
        toast.success(`Renamed to ${name}`);
        refresh(row.id);
        return;
      }
      const error = result ? (result.error.fields?.name ?? result.error.message) : unanswered;
      startTransition(() => setRenaming({ row, name, error }));
    });
  };

  const ended = ({ way, row }: Ending) => {
    setEnding(null);
    refresh(row.id);
    toast.success(way === "revoke" ? `Revoked ${row.name}` : `Deleted ${row.name}`, {
      description: way === "revoke" ? "The next request with it is refused." : undefined,
    });
  };

  const edited = (row: ApiKeyRow) => {
    setEditing(null);
    refresh(row.id);
    toast.success(`Changed ${row.name}`, { description: "It holds from the next request on." });
  };

  const replaced = (made: CreatedApiKey) => {
    setReplacement(made);
    // Apart from what shows the key, which would otherwise wait for the list.
    setTimeout(() => refresh(made.id), 0);
  };

  /** The dialog about a replacement is over, with a new key or without. */
  const stopReplacing = () => {
    setReplacing(null);
    setReplacement(null);
    if (!replacing || !replacement) return;
    toast.success(`${replacement.name} takes over from ${replacing.name}`, {
      description: "Both work until you revoke the old one.",
      action: { label: "Compare", onClick: () => router.push(paths.apiKey(workspace, replacing.id)) },
    });
  };

  // The same function between renders: every row of the table holds it.
  const onAction = useCallback(
    (action: RowAction, row: ApiKeyRow) => {
      const pause = (paused: boolean) =>
        startTransition(async () => {
          const act = paused ? disableApiKey : enableApiKey;
          const result = await act(workspace, { id: row.id }).catch(() => null);
          if (!result?.ok) return void toast.error(result?.error.message ?? unanswered);
          refresh(row.id);
          const undo = { label: "Undo", onClick: () => pause(!paused) };
          const { name } = row;
          if (paused) toast.success(`Disabled ${name}`, { description: "Requests with it are refused.", action: undo });
          else toast.success(`Enabled ${name}`, { description: "Requests with it work again." });
        });
      if (action === "rename") setRenaming({ row, name: row.name });
      else if (action === "edit") setEditing(row);
      else if (action === "replace" && row.replacedBy) router.push(paths.apiKey(workspace, row.id));
      else if (action === "replace") setReplacing(row);
      else if (action === "revoke" || action === "delete") setEnding({ way: action, row });
      else pause(action === "disable");
    },
    [router, workspace, refresh],
  );

  return {
    rows,
    changed,
    refresh,
    renaming,
    setRenaming,
    rename,
    editing,
    setEditing,
    edited,
    replacing,
    replaced,
    stopReplacing,
    ending,
    setEnding,
    ended,
    onAction,
  };
}
