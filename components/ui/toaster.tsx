"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { type CSSProperties, useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { Spinner } from "./spinner";
import { showToasts } from "./toast";

/** The library's own palette, replaced by the tokens so that both themes fit. */
const colours = {
  "--normal-bg": "var(--color-raised)",
  "--normal-border": "var(--color-border-strong)",
  "--normal-text": "var(--color-foreground)",
  "--border-radius": "var(--radius-lg)",
  "--width": "360px",
} as CSSProperties;

export default function Toaster() {
  // Effects of children come first: the library listens by now.
  useEffect(() => showToasts(toast), []);
  return (
    <Sonner
      position="bottom-right"
      closeButton
      gap={8}
      duration={5000}
      offset={16}
      mobileOffset={12}
      style={colours}
      icons={{
        success: <CircleCheck className="size-4 text-success-text" aria-hidden />,
        error: <CircleAlert className="size-4 text-danger-text" aria-hidden />,
        warning: <TriangleAlert className="size-4 text-warning-text" aria-hidden />,
        info: <Info className="size-4 text-info-text" aria-hidden />,
        loading: <Spinner />,
      }}
      toastOptions={{
        classNames: {
          toast: "!font-sans !text-sm !shadow-md !gap-2.5 !px-3.5 !py-3 !items-start",
          icon: "!m-0 !mt-0.5",
          title: "!font-medium !leading-5",
          description: "!text-muted",
          actionButton: "!self-center !bg-accent !text-accent-foreground !h-7 !rounded-md !px-2.5 !text-sm",
          cancelButton: "!bg-hover !text-foreground !h-7 !rounded-md !px-2.5 !text-sm",
          closeButton: "!bg-raised !border-border-strong !text-muted",
        },
      }}
    />
  );
}
