"use client";

import { Input, type InputProps } from "./input";

/** A secret that is shown once: selected as a whole on focus, and nothing for a browser or a password manager to keep. */
export function SecretInput(props: InputProps) {
  return (
    <Input
      readOnly
      mono
      className="text-2xs"
      spellCheck={false}
      autoComplete="off"
      data-1p-ignore
      data-lpignore="true"
      onFocus={(event) => event.target.select()}
      {...props}
    />
  );
}
