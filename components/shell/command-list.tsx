"use client";

import { Command as Cmdk } from "cmdk";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";

/** A searchable list; arrow keys move, Enter chooses. The palette and the workspace switcher are made of it. */
export function CommandList({ label, className, ...rest }: ComponentProps<typeof Cmdk> & { label: string }) {
  return <Cmdk label={label} loop className={cn("flex min-h-0 flex-col outline-none", className)} {...rest} />;
}

export const CommandInput = Cmdk.Input;

export function CommandResults({ className, ...rest }: ComponentProps<typeof Cmdk.List>) {
  return <Cmdk.List className={cn("min-h-0 overflow-y-auto overscroll-contain p-1", className)} {...rest} />;
}

export function CommandEmpty({ children }: { children: ReactNode }) {
  return <Cmdk.Empty className="px-3 py-8 text-center text-muted text-sm">{children}</Cmdk.Empty>;
}

type CommandGroupProps = {
  heading?: string;
  /** Under a line, and in view whatever was searched. */
  apart?: boolean;
  children: ReactNode;
};

export function CommandGroup({ heading, apart, children }: CommandGroupProps) {
  return (
    <Cmdk.Group
      heading={heading}
      forceMount={apart}
      className={cn(
        apart && "-mx-1 mt-1 border-t px-1 pt-1",
        "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1",
        "[&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs",
      )}
    >
      {children}
    </Cmdk.Group>
  );
}

type CommandRowProps = Omit<ComponentProps<typeof Cmdk.Item>, "children"> & {
  icon?: LucideIcon | undefined;
  shortcut?: string | undefined;
  /** At the end of the line, in grey. */
  note?: ReactNode;
  children: ReactNode;
};

export function CommandRow({ icon: Icon, shortcut, note, children, className, ...rest }: CommandRowProps) {
  return (
    <Cmdk.Item
      className={cn(
        "flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2 py-1 text-sm outline-none",
        "data-[selected=true]:bg-hover data-[disabled=true]:opacity-50 pointer-coarse:min-h-10",
        className,
      )}
      {...rest}
    >
      {Icon ? <Icon className="size-4 shrink-0 text-muted" aria-hidden /> : null}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {note ? <span className="shrink-0 text-muted text-xs">{note}</span> : null}
      {shortcut ? <Kbd className="pointer-coarse:hidden">{shortcut.toUpperCase()}</Kbd> : null}
    </Cmdk.Item>
  );
}
