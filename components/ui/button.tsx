"use client";

import { Slot } from "radix-ui";
import type { ComponentProps, MouseEvent } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
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
  const look = buttonLook({ variant, size, className });
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
