"use client";

import { Search } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { cn } from "@/components/ui/cn";
import { overlayLook } from "@/components/ui/dialog-look";
import { Kbd } from "@/components/ui/kbd";
import { CommandEmpty, CommandGroup, CommandInput, CommandList, CommandResults, CommandRow } from "./command-list";
import { type Command, useRegisteredCommands } from "./commands";
import { usePaletteCommands } from "./palette-commands";
import type { ShellProps } from "./types";

type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  shell: ShellProps;
  onShortcuts: () => void;
};

export function CommandPalette({ open, onOpenChange, shell, onShortcuts }: CommandPaletteProps) {
  const own = useRegisteredCommands();
  const everywhere = usePaletteCommands(shell, onShortcuts);
  const all = [...own, ...everywhere];
  const headings = [...new Set(all.map((command) => command.group))];
  const run = (command: Command) => {
    onOpenChange(false);
    // After the palette has given the focus back, or a dialog that the command opens would lose it at once.
    setTimeout(command.run, 0);
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayLook} />
        <Radix.Content
          aria-describedby={undefined}
          className={cn(
            "fixed inset-x-3 top-[12dvh] z-50 mx-auto flex max-h-[min(28rem,76dvh)] max-w-[560px] flex-col overflow-hidden",
            "animate-dialog-in rounded-xl border border-border-strong bg-raised shadow-lg outline-none data-[state=closed]:animate-dialog-out",
          )}
        >
          <Radix.Title className="sr-only">Commands</Radix.Title>
          <CommandList label="Commands">
            <div className="flex items-center gap-2.5 border-b px-3.5">
              <Search className="size-4 shrink-0 text-muted" aria-hidden />
              <CommandInput
                placeholder="Search pages and actions…"
                className="h-11 min-w-0 flex-1 bg-transparent text-base outline-none"
              />
              <Kbd className="pointer-coarse:hidden">Esc</Kbd>
            </div>
            <CommandResults>
              <CommandEmpty>Nothing found. Try another word.</CommandEmpty>
              {headings.map((heading) => (
                <CommandGroup key={heading} heading={heading}>
                  {all
                    .filter((command) => command.group === heading)
                    .map((command) => (
                      <CommandRow
                        key={command.id}
                        value={`${command.label} ${command.id}`}
                        keywords={command.keywords ?? []}
                        icon={command.icon}
                        shortcut={command.shortcut}
                        onSelect={() => run(command)}
                      >
                        {command.label}
                      </CommandRow>
                    ))}
                </CommandGroup>
              ))}
            </CommandResults>
          </CommandList>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
