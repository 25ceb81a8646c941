"use client";

import { cn } from "./cn";
import { CopyButton } from "./copy-button";

type CodeBlockProps = {
  code: string;
  /** What the code is, for screen readers: "curl command". */
  label: string;
  /** Shown instead of `code`, a masked secret for instance; the button copies `code`. */
  shown?: string;
  /** Breaks long lines in place of scrolling. */
  wrap?: boolean;
  copyable?: boolean;
  onCopied?: () => void;
  className?: string;
};

export function CodeBlock({ code, label, shown, wrap, copyable = true, onCopied, className }: CodeBlockProps) {
  return (
    <div className={cn("relative min-w-0 rounded-lg border bg-sunken", className)}>
      {/* biome-ignore lint/a11y/useSemanticElements: a <section> would need a heading; this is a scrollable box of code. */}
      <pre
        role="region"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className={cn(
          "overflow-x-auto rounded-lg p-3 font-mono text-xs leading-5",
          copyable && "pr-12",
          wrap && "whitespace-pre-wrap break-all",
        )}
      >
        <code>{shown ?? code}</code>
      </pre>
      {copyable ? (
        <div className="absolute top-1.5 right-1.5">
          <CopyButton value={code} label={`Copy ${label}`} iconOnly size="icon-sm" onCopied={onCopied} />
        </div>
      ) : null}
    </div>
  );
}
