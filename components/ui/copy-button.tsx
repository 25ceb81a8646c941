"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button, type ButtonProps } from "./button";
import { copyText } from "./clipboard";
import { Tooltip } from "./tooltip";

type CopyButtonProps = Omit<ButtonProps, "value" | "onClick" | "children" | "asChild"> & {
  value: string;
  /** The button's name. */
  label?: string;
  /** Said and shown once the clipboard has the value. */
  copiedLabel?: string;
  iconOnly?: boolean;
  onCopied?: () => void;
  /** The clipboard refused: select the text and say "Press Ctrl+C". Without it the button says so itself. */
  onFail?: () => void;
};

type Outcome = "idle" | "copied" | "failed";

/** Never claims a success that the browser did not confirm. */
export function CopyButton(props: CopyButtonProps) {
  const { value, label = "Copy", copiedLabel = "Copied", iconOnly, onCopied, onFail, variant, ...rest } = props;
  const [outcome, setOutcome] = useState<Outcome>("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const copy = async () => {
    const ok = await copyText(value);
    clearTimeout(timer.current);
    setOutcome(ok ? "copied" : "failed");
    timer.current = setTimeout(() => setOutcome("idle"), ok ? 2000 : 6000);
    if (ok) onCopied?.();
    else onFail?.();
  };

  const word = outcome === "copied" ? copiedLabel : label;
  const said = outcome === "copied" ? copiedLabel : outcome === "failed" && !onFail ? "Copying was blocked" : "";
  const icon = outcome === "copied" ? <Check className="text-success-text" aria-hidden /> : <Copy aria-hidden />;
  const onAccent = variant === "primary" || variant === "danger";
  const button = (
    <Button
      variant={variant ?? "secondary"}
      aria-label={iconOnly ? label : undefined}
      {...rest}
      size={rest.size ?? (iconOnly ? "icon" : "md")}
      onClick={copy}
    >
      {onAccent && outcome === "copied" ? <Check aria-hidden /> : icon}
      {iconOnly ? null : (
        // Both words keep their room, so that the button does not change its width.
        <span className="grid text-left *:col-start-1 *:row-start-1">
          <span>{word}</span>
          <span aria-hidden="true" className="invisible">
            {label.length > copiedLabel.length ? label : copiedLabel}
          </span>
        </span>
      )}
    </Button>
  );
  return (
    <>
      {iconOnly ? <Tooltip content={said || label}>{button}</Tooltip> : button}
      {/* In the page before it has anything to say: a region that arrives together with its text is not read out. */}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
