"use client";

import { Check, Plus } from "lucide-react";
import { usePathname } from "next/navigation";
import { roles } from "@/lib/access/roles";
import { paths } from "@/lib/paths";
import { CommandEmpty, CommandGroup, CommandInput, CommandList, CommandResults, CommandRow } from "./command-list";
import { Monogram } from "./monogram";
import { samePageIn } from "./nav";
import type { ShellProps } from "./types";

/** Up to this many are read at a glance; more get a search field. */
const glance = 6;

type WorkspaceListProps = Pick<ShellProps, "workspace" | "workspaces"> & { onGo: (href: string) => void };

/** The workspaces of a person, to go to the same page in another one. */
export function WorkspaceList({ workspace, workspaces, onGo }: WorkspaceListProps) {
  const pathname = usePathname();
  const searchable = workspaces.length > glance;
  return (
    <CommandList label="Workspaces" defaultValue={workspace.slug}>
      {/* Without a search field in view it still takes the arrow keys. */}
      <div className={searchable ? "border-b" : "sr-only"}>
        <CommandInput placeholder="Find a workspace…" className="h-9 w-full bg-transparent px-3 text-sm outline-none" />
      </div>
      <CommandResults className="max-h-80">
        <CommandEmpty>No workspace of that name.</CommandEmpty>
        <CommandGroup>
          {workspaces.map(({ slug, name, role }) => (
            <CommandRow
              key={slug}
              value={slug}
              keywords={[name]}
              onSelect={() => onGo(samePageIn(pathname, workspace.slug, { slug, role }))}
              note={
                <span className="flex items-center gap-1.5">
                  {roles[role].label}
                  {slug === workspace.slug ? (
                    <Check className="size-4 text-accent-text" aria-label="current" />
                  ) : (
                    <span className="size-4" />
                  )}
                </span>
              }
            >
              <span className="flex items-center gap-2">
                <Monogram name={name} square />
                <span className="truncate">{name}</span>
              </span>
            </CommandRow>
          ))}
        </CommandGroup>
        <CommandGroup apart>
          <CommandRow value="new-workspace" icon={Plus} forceMount onSelect={() => onGo(paths.newWorkspace())}>
            New workspace
          </CommandRow>
        </CommandGroup>
      </CommandResults>
    </CommandList>
  );
}
