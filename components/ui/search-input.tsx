"use client";

import { Search, X } from "lucide-react";
import type { Ref } from "react";
import { cn } from "./cn";
import { Input, type InputProps } from "./input";
import { Kbd } from "./kbd";

type SearchInputProps = Omit<InputProps, "type" | "value" | "onChange" | "size"> & {
  value: string;
  onValueChange: (value: string) => void;
  /** The key that focuses it, shown while it is empty. */
  shortcut?: string;
  ref?: Ref<HTMLInputElement>;
};

/** Give it an `aria-label`. Escape empties it. */
export function SearchInput({ value, onValueChange, shortcut, className, ...rest }: SearchInputProps) {
  return (
    <div className={cn("relative min-w-0", className)}>
      <Search
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-subtle"
        aria-hidden
      />
      <Input
        type="search"
        autoComplete="off"
        spellCheck={false}
        className="px-8 [&::-webkit-search-cancel-button]:hidden"
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && value !== "") {
            event.stopPropagation();
            onValueChange("");
          }
        }}
        {...rest}
      />
      {value !== "" ? (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => onValueChange("")}
          className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-muted hover:bg-hover hover:text-foreground"
        >
          <X className="size-3.5" aria-hidden />
        </button>
      ) : shortcut ? (
        <Kbd className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 pointer-coarse:hidden">
          {shortcut}
        </Kbd>
      ) : null}
    </div>
  );
}
