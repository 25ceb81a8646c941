"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { roles } from "@/lib/access/roles";
import { paths } from "@/lib/paths";
import { CommandEmpty, CommandGroup, CommandInput, CommandList, CommandResults, CommandRow } from "./command-list";
import { Monogram } from "./monogram";
import { samePageIn } from "./nav";
import type { ShellProps } from "./types";

/** Up to this many are read at a glance; more get a search field. */
const glance = 6;

type WorkspaceSwitcherProps = Pick<ShellProps, "workspace" | "workspaces"> & { onNavigate?: (() => void) | undefined };

export function WorkspaceSwitcher({ workspace, workspaces, onNavigate }: WorkspaceSwitcherProps) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const pathname = usePathname();
  const go = (href: string) => {
    setOpen(false);
    onNavigate?.();
    router.push(href);
  };
  const searchable = workspaces.length > glance;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger className="flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-left hover:bg-hover data-[state=open]:bg-hover">
        <Monogram name={workspace.name} square />
        <span className="min-w-0 flex-1 truncate font-semibold text-sm">{workspace.name}</span>
        <span className="sr-only">, switch workspace</span>
        <ChevronsUpDown className="size-3.5 shrink-0 text-muted" aria-hidden />
      </PopoverTrigger>
      <PopoverContent aria-label="Workspaces" className="w-64 p-0">
        <CommandList label="Workspaces" defaultValue={workspace.slug}>
          {/* Without a search field in view it still takes the arrow keys. */}
          <div className={searchable ? "border-b" : "sr-only"}>
            <CommandInput
              placeholder="Find a workspace…"
              className="h-9 w-full bg-transparent px-3 text-sm outline-none"
            />
          </div>
          <CommandResults className="max-h-80">
            <CommandEmpty>No workspace of that name.</CommandEmpty>
            <CommandGroup>
              {workspaces.map(({ slug, name, role }) => (
                <CommandRow
                  key={slug}
                  value={slug}
                  keywords={[name]}
                  onSelect={() => go(samePageIn(pathname, workspace.slug, { slug, role }))}
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
              <CommandRow value="new-workspace" icon={Plus} forceMount onSelect={() => go(paths.newWorkspace())}>
                New workspace
              </CommandRow>
            </CommandGroup>
          </CommandResults>
        </CommandList>
      </PopoverContent>
    </Popover>
  );
}
