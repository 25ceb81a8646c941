"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { popLook } from "./pop-look";

/** Not modal: a modal menu hides the page from screen readers while what it hides can still take the focus. */
export function DropdownMenu(props: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root modal={false} {...props} />;
}
export const DropdownMenuTrigger = Radix.Trigger;
export const DropdownMenuGroup = Radix.Group;
export const DropdownMenuRadioGroup = Radix.RadioGroup;

export function DropdownMenuContent({ className, align = "end", ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className={cn(popLook, "max-h-(--radix-dropdown-menu-content-available-height) min-w-44", className)}
        {...rest}
      />
    </Radix.Portal>
  );
}

const itemLook = cn(
  "relative flex cursor-default select-none items-center gap-2 rounded-sm px-2 py-1.5 text-sm outline-none",
  "data-highlighted:bg-hover data-disabled:pointer-events-none data-disabled:opacity-50 pointer-coarse:py-2.5",
  "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted",
);

type ItemProps = ComponentProps<typeof Radix.Item> & { danger?: boolean };

export function DropdownMenuItem({ className, danger, ...rest }: ItemProps) {
  return (
    <Radix.Item
      className={cn(
        itemLook,
        danger && "text-danger-text data-highlighted:bg-danger-soft [&_svg]:text-danger-text",
        className,
      )}
      {...rest}
    />
  );
}

/** Stays open when pressed, so that several boxes can be ticked in a row. */
export function DropdownMenuCheckboxItem(props: ComponentProps<typeof Radix.CheckboxItem>) {
  const { className, children, ...rest } = props;
  return (
    <Radix.CheckboxItem
      className={cn(itemLook, "pl-8", className)}
      onSelect={(event) => event.preventDefault()}
      {...rest}
    >
      <Tick />
      {children}
    </Radix.CheckboxItem>
  );
}

export function DropdownMenuRadioItem({ className, children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(itemLook, "pl-8", className)} {...rest}>
      <Tick />
      {children}
    </Radix.RadioItem>
  );
}

function Tick() {
  return (
    <span className="absolute left-2 size-4">
      <Radix.ItemIndicator>
        <Check className="text-accent-text!" aria-hidden />
      </Radix.ItemIndicator>
    </span>
  );
}

export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn("px-2 pt-1.5 pb-1 font-medium text-muted text-xs", className)} {...rest} />;
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-border" />;
}
