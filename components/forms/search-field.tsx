"use client";

import { useEffect, useRef, useState } from "react";
import { useHotkey } from "@/components/shell/hotkeys";
import { SearchInput } from "@/components/ui/search-input";

/** How long typing has to pause before the server is asked, in milliseconds. */
const pause = 220;

type SearchFieldProps = {
  /** "Search keys": the field's name and what the list of shortcuts says. */
  label: string;
  placeholder: string;
  value: string;
  onChange: (q: string) => void;
  /** What may be searched for and stand in an address. */
  clean?: (typed: string) => string;
};

/** Search within a list whose state is in the address. */
export function SearchField({ label, placeholder, value, onChange, clean = (typed) => typed }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useHotkey("/", () => field.current?.focus(), label);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The address changed by other means, such as Back; what is being typed is left alone.
  useEffect(() => {
    if (timer.current === undefined) setText((current) => (current.trim() === value ? current : value));
  }, [value]);

  const type = (typed: string) => {
    const safe = clean(typed);
    setText(safe);
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        if (safe.trim() !== value) onChange(safe.trim());
      },
      safe === "" ? 0 : pause,
    );
  };

  return (
    <SearchInput
      ref={field}
      aria-label={label}
      placeholder={placeholder}
      shortcut="/"
      value={text}
      onValueChange={type}
      className="w-full sm:w-60"
    />
  );
}
