import { cn } from "./cn";

export const overlayLook = "fixed inset-0 z-50 bg-overlay animate-fade-in data-[state=closed]:animate-fade-out";

export const dialogLook = cn(
  "fixed z-50 flex w-full flex-col overflow-hidden border-border-strong bg-raised text-foreground shadow-lg outline-none",
  "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-xl border-t",
  "animate-sheet-in data-[state=closed]:animate-sheet-out",
  "sm:inset-0 sm:m-auto sm:h-fit sm:max-h-[calc(100dvh-4rem)] sm:rounded-xl sm:border",
  "sm:animate-dialog-in sm:data-[state=closed]:animate-dialog-out",
);

/** A press on a toast is not a press outside the dialog. */
export function isToast(event: Event): boolean {
  return event.target instanceof Element && event.target.closest("[data-sonner-toaster]") !== null;
}
