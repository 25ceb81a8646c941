"use client";

import { useState } from "react";
import { cn } from "./cn";
import { Input, type InputProps } from "./input";

/** A password field whose content can be shown. The button's name is its text, so it never clashes with the label. */
export function PasswordInput({ className, ...rest }: Omit<InputProps, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <div className="relative">
      <Input
        type={shown ? "text" : "password"}
        spellCheck={false}
        autoCapitalize="none"
        className={cn("pr-14", className)}
        {...rest}
      />
      <button
        type="button"
        onClick={() => setShown((now) => !now)}
        className="absolute inset-y-1 right-1 rounded-sm px-2 font-medium text-muted text-xs hover:bg-hover hover:text-foreground"
      >
        {shown ? "Hide" : "Show"}
      </button>
    </div>
  );
}
