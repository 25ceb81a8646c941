"use client";

import { useEffect, useRef, useState } from "react";
import { SearchInput } from "@/components/ui/search-input";
import { searchedRequest } from "@/lib/api-keys/request-log-query";

/** How long typing has to pause before the server is asked, in milliseconds. */
const pause = 250;

export function RequestSearch({ value, onChange }: { value: string; onChange: (request: string) => void }) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The address changed by other means; what is being typed is left alone.
  useEffect(() => {
    if (timer.current === undefined) setText(value);
  }, [value]);
  const type = (typed: string) => {
    // A key that is pasted here must not reach the address.
    const safe = searchedRequest(typed);
    setText(safe);
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        if (safe !== value) onChange(safe);
      },
      safe === "" ? 0 : pause,
    );
  };
  return (
    <SearchInput
      aria-label="Search by request id"
      placeholder="Search by request id"
      value={text}
      onValueChange={type}
      className="w-full sm:w-72"
    />
  );
}
