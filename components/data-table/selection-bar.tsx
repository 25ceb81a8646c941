"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type SelectionBarProps = { count: number; onClear: () => void; children: ReactNode };

/** Floats over the end of the table, so that nothing moves when the first row is ticked. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  return (
    <>
      <span role="status" className="sr-only">
        {count > 0 ? `${count} selected` : ""}
      </span>
      {count > 0 ? (
        <section
          aria-label="Selected rows"
          className="sticky bottom-4 z-20 mx-auto mt-3 flex w-fit max-w-full animate-pop-in flex-wrap items-center gap-2 rounded-xl border border-border-strong bg-raised p-1.5 pl-3.5 shadow-md"
        >
          <span className="mr-1.5 font-medium text-sm">{count} selected</span>
          {children}
          <Button variant="ghost" size="icon" aria-label="Clear selection" onClick={onClear}>
            <X aria-hidden />
          </Button>
        </section>
      ) : null}
    </>
  );
}
