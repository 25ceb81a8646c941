"use client";

import { useEffect, useRef, useState } from "react";
import { useHotkey } from "@/components/shell/hotkeys";
import { SearchInput } from "@/components/ui/search-input";
import { auditSearchText } from "@/lib/audit-log/list-query";

/** How long typing has to pause before the server is asked, in milliseconds. */
const pause = 220;

type SearchFieldProps = { value: string; onChange: (q: string) => void };

export function SearchField({ value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useHotkey("/", () => field.current?.focus(), "Search the audit log");
  useEffect(() => () => clearTimeout(timer.current), []);
  // The address changed by other means, such as Back; what is being typed is left alone.
  useEffect(() => {
    if (timer.current === undefined) setText((current) => (current.trim() === value ? current : value));
  }, [value]);
  const type = (typed: string) => {
    // A whole key that is pasted here must not reach the address.
    const safe = auditSearchText(typed);
    setText(safe);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      if (safe.trim() !== value) onChange(safe.trim());
    }, pause);
  };
  return (
    <SearchInput
      ref={field}
      aria-label="Search the audit log"
      placeholder="Key id, request id, address, name"
      shortcut="/"
      value={text}
      onValueChange={type}
      className="w-full sm:w-60"
    />
  );
}
