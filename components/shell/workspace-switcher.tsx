"use client";

import { ChevronsUpDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense } from "react";
import { LatePopover } from "@/components/ui/late-popover";
import { Monogram } from "./monogram";
import type { ShellProps } from "./types";

const WorkspaceList = lazy(() => import("./workspace-list").then((file) => ({ default: file.WorkspaceList })));

type WorkspaceSwitcherProps = Pick<ShellProps, "workspace" | "workspaces"> & { onNavigate?: (() => void) | undefined };

export function WorkspaceSwitcher({ workspace, workspaces, onNavigate }: WorkspaceSwitcherProps) {
  const router = useRouter();
  return (
    <LatePopover
      aria-label="Workspaces"
      className="w-64 p-0"
      trigger={
        <button
          type="button"
          className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <Monogram name={workspace.name} square />
          <span className="min-w-0 flex-1 truncate font-semibold text-sm">{workspace.name}</span>
          <span className="sr-only">, switch workspace</span>
          <ChevronsUpDown className="size-3.5 shrink-0 text-muted" aria-hidden />
        </button>
      }
    >
      {(close) => (
        <Suspense fallback={<div className="h-24" />}>
          <WorkspaceList
            workspace={workspace}
            workspaces={workspaces}
            onGo={(href) => {
              close();
              onNavigate?.();
              router.push(href);
            }}
          />
        </Suspense>
      )}
    </LatePopover>
  );
}
