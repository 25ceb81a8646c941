"use client";

import { Slot } from "radix-ui";
import type { ComponentProps, MouseEvent } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

const variants = {
  primary: "bg-accent text-accent-foreground shadow-xs hover:bg-accent-hover",
  secondary:
    "border border-border-strong bg-surface text-foreground shadow-xs hover:bg-sunken data-[state=open]:bg-sunken",
  ghost: "text-muted hover:bg-hover hover:text-foreground data-[state=open]:bg-hover data-[state=open]:text-foreground",
  danger: "bg-danger text-danger-foreground shadow-xs hover:bg-danger-hover",
  /** For what had to be waited for and is safe now. */
  success: "bg-success-text text-surface shadow-xs hover:bg-success-text/90",
} as const;

const sizes = {
  sm: "h-7 gap-1.5 px-2.5 text-sm pointer-coarse:h-9",
  md: "h-8 gap-1.5 px-3 text-sm pointer-coarse:h-10",
  lg: "h-10 gap-2 px-4 text-base",
  icon: "size-8 pointer-coarse:size-10",
  "icon-sm": "size-7 pointer-coarse:size-9",
} as const;

export type ButtonProps = ComponentProps<"button"> & {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  /** Work is going on: a spinner takes the label's place, the width stays, further presses do nothing. */
  pending?: boolean;
  /** Gives the look to its one child, a link for instance. */
  asChild?: boolean;
};

export function Button({
  variant = "secondary",
  size = "md",
  pending = false,
  asChild = false,
  type = "button",
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const look = cn(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium",
    "transition-colors duration-100 disabled:pointer-events-none disabled:opacity-50",
    "[&_svg]:size-4 [&_svg]:shrink-0",
    variants[variant],
    sizes[size],
    className,
  );
  if (asChild) {
    return (
      <Slot.Root className={look} onClick={onClick} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  // Not `disabled` while pending: that would drop the keyboard focus to the page.
  const guarded = (event: MouseEvent<HTMLButtonElement>) => (pending ? event.preventDefault() : onClick?.(event));
  return (
    <button
      type={type}
      className={cn(look, pending && "cursor-progress")}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={guarded}
      {...rest}
    >
      {pending ? (
        <>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
          <span className="inline-flex items-center gap-[inherit] opacity-0">{children}</span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
