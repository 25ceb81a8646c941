"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { dialogLook, isToast, overlayLook } from "./dialog-look";
import { useReturnFocus } from "./use-return-focus";

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;
export const DialogClose = Radix.Close;

export type CloseReason = "escape" | "outside" | "button";

type DialogContentProps = Omit<ComponentProps<typeof Radix.Content>, "title"> & {
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof sizes;
  /** Asked before Escape, a press outside or the corner button closes it; answer false to keep it open. */
  onRequestClose?: (reason: CloseReason) => boolean;
  /** Without the corner button, for what must end in a choice. */
  hideClose?: boolean;
};

const sizes = { sm: "sm:max-w-[400px]", md: "sm:max-w-[480px]", lg: "sm:max-w-[560px]" } as const;

/** Centred from 640 px up, a sheet from the bottom below. Children: DialogBody and DialogFooter. */
export function DialogContent(props: DialogContentProps) {
  const { title, description, size = "lg", onRequestClose, hideClose, className, children, ...rest } = props;
  const focus = useReturnFocus(rest.onOpenAutoFocus, rest.onCloseAutoFocus);
  const keep = (event: Event, reason: CloseReason) => {
    if (onRequestClose?.(reason) === false) event.preventDefault();
  };
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayLook} />
      <Radix.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(dialogLook, sizes[size], className)}
        onEscapeKeyDown={(event) => keep(event, "escape")}
        // Presses only: focus that strays outside, when another dialog above closes for instance, asks for nothing.
        onPointerDownOutside={(event) => {
          if (isToast(event)) event.preventDefault();
          else keep(event, "outside");
        }}
        {...rest}
        {...focus}
      >
        <header className={cn("px-5 pt-5 pb-4", !hideClose && "pr-14")}>
          <Radix.Title className="font-semibold text-lg tracking-[-0.01em]">{title}</Radix.Title>
          {description ? (
            <Radix.Description className="mt-1 text-muted text-sm">{description}</Radix.Description>
          ) : null}
        </header>
        {children}
        {/* Last in order, so that the dialog opens on its first field. */}
        {hideClose ? null : (
          <Radix.Close asChild>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label="Close"
              className="absolute top-3.5 right-3.5"
              onClick={(event) => {
                if (onRequestClose?.("button") === false) event.preventDefault();
              }}
            >
              <X aria-hidden />
            </Button>
          </Radix.Close>
        )}
      </Radix.Content>
    </Radix.Portal>
  );
}

/** The part that scrolls. */
export function DialogBody({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("min-h-0 flex-1 overflow-y-auto px-5 pt-0.5 pb-5", className)} {...rest} />;
}

/** Stays in view. Buttons with the primary one last; `note` stands to the left of them. */
export function DialogFooter({
  note,
  children,
  className,
}: {
  note?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <footer
      className={cn(
        "flex flex-wrap items-center justify-end gap-2 border-t bg-sunken px-5 py-3 sm:rounded-b-xl",
        "pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:[&>button]:flex-1",
        className,
      )}
    >
      {note ? <div className="min-w-0 flex-1 basis-full text-muted text-xs sm:basis-0">{note}</div> : null}
      {children}
    </footer>
  );
}

/** A form around body and footer that keeps the body scrolling. */
export function DialogForm({ className, ...rest }: ComponentProps<"form">) {
  return <form noValidate className={cn("flex min-h-0 flex-1 flex-col", className)} {...rest} />;
}
