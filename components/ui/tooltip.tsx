"use client";

import { Slot } from "radix-ui";
import { type FocusEvent, type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { TooltipBubble } from "./tooltip-bubble";

type TooltipProps = {
  /** What the tooltip says. Without it the trigger stands alone. */
  content: ReactNode;
  /** One element that takes focus and a ref. */
  children: ReactNode;
  align?: "start" | "center" | "end";
};

/** Milliseconds: until the first one opens, how long afterwards the next ones open at once, how long one waits to close. */
const delay = 350;
const skip = 250;
const grace = 120;

/** One at a time on the whole page; tables hold hundreds of triggers, so each costs no more than its handlers. */
const page = { openId: null as string | null, close: () => {}, closedAt: 0 };

/** Shows on hover and on keyboard focus; Escape hides it. Never the only place where something is said. */
export function Tooltip({ content, children, align = "center" }: TooltipProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pressed = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (content === null || content === undefined || content === "") return children;

  const close = () => {
    clearTimeout(timer.current);
    setAnchor(null);
    if (page.openId !== id) return;
    page.openId = null;
    page.closedAt = Date.now();
  };
  const open = (element: HTMLElement) => {
    clearTimeout(timer.current);
    if (page.openId !== id) page.close();
    Object.assign(page, { openId: id, close });
    setAnchor(element);
  };
  const after = (wait: number, work: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(work, wait);
  };
  return (
    <>
      <Slot.Root
        aria-describedby={anchor ? id : undefined}
        onPointerEnter={({ pointerType, currentTarget }: PointerEvent<HTMLElement>) => {
          if (pointerType === "touch") return;
          const soon = page.openId !== null || Date.now() - page.closedAt < skip;
          after(soon ? 0 : delay, () => open(currentTarget));
        }}
        // The pointer may move on to the tooltip, to read it at leisure.
        onPointerLeave={() => after(grace, close)}
        onPointerDown={() => {
          pressed.current = true;
          close();
          const release = () => {
            pressed.current = false;
          };
          addEventListener("pointerup", release, { once: true });
        }}
        onFocus={({ currentTarget }: FocusEvent<HTMLElement>) => (pressed.current ? undefined : open(currentTarget))}
        onBlur={close}
      >
        {children}
      </Slot.Root>
      {anchor ? (
        <TooltipBubble
          id={id}
          anchor={anchor}
          align={align}
          onStay={() => clearTimeout(timer.current)}
          onLeave={() => after(grace, close)}
          onClose={close}
        >
          {content}
        </TooltipBubble>
      ) : null}
    </>
  );
}
