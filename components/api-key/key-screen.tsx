"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ChangeDialogs } from "@/components/api-keys/change-dialogs";
import { useKeyChanges } from "@/components/api-keys/use-key-changes";
import type { Viewer } from "@/components/api-keys/viewer";
import type { KeyTerms } from "@/lib/access/workspace-policy";
import type { ApiKeyRow, ReplacementUnderWay } from "@/lib/api-keys/schema";
import { paths } from "@/lib/paths";
import { KeyHeader } from "./key-header";
import { ReplacementCard } from "./replacement-card";

type KeyScreenProps = {
  workspace: string;
  viewer: Viewer;
  /** What the workspace asks of keys. */
  terms: KeyTerms;
  /** The root of the public API, for the code that is shown with a new key. */
  apiUrl: string;
  /** The key and the one that takes over from it; null when no replacement is under way. */
  replacement: ReplacementUnderWay | null;
  row: ApiKeyRow;
  children: ReactNode;
};

/** One key: what it is and what can be done with it, above what is known about its use. */
export function KeyScreen({ workspace, viewer, terms, apiUrl, replacement, row: served, children }: KeyScreenProps) {
  const router = useRouter();
  const changes = useKeyChanges(workspace, [served], null);
  const row = changes.rows[0] ?? served;
  const ended: typeof changes.ended = (ending) => {
    // Its page is gone with it.
    if (ending.way === "delete") router.push(paths.apiKeys(workspace));
    changes.ended(ending);
  };
  return (
    <>
      <KeyHeader workspace={workspace} viewer={viewer} row={row} onAction={(action) => changes.onAction(action, row)} />
      {replacement ? (
        <ReplacementCard
          workspace={workspace}
          viewer={viewer}
          id={row.id}
          served={replacement}
          onFinish={(old) => changes.onAction("revoke", old)}
        />
      ) : null}
      {children}
      <ChangeDialogs
        workspace={workspace}
        role={viewer.role}
        terms={terms}
        apiUrl={apiUrl}
        changes={{ ...changes, ended }}
      />
    </>
  );
}
