"use client";

import { Button, type ButtonProps } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useHydrated } from "./use-hydrated";

/**
 * The button of a form that a page opens with. It takes no press before the page listens: the browser would send the
 * form itself, and what was typed would be gone.
 */
export function SubmitButton({ className, children, ...rest }: Omit<ButtonProps, "type" | "asChild">) {
  const ready = useHydrated();
  return (
    <>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        disabled={!ready}
        className={cn("w-full disabled:opacity-100", className)}
        {...rest}
      >
        {children}
      </Button>
      <noscript>
        <p className="text-muted text-xs">Latchkey needs JavaScript. Switch it on and load this page again.</p>
      </noscript>
    </>
  );
}
