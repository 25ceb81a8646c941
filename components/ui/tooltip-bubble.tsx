"use client";

import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";

type TooltipBubbleProps = {
  id: string;
  anchor: HTMLElement;
  align: "start" | "center" | "end";
  /** The pointer is over it. */
  onStay: () => void;
  onLeave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Pixels between the bubble and what it is about, and between it and the window's edge. */
const gap = 6;
const edge = 8;

/** The open tooltip: above its anchor, or below where there is no room, and always within the window. */
export function TooltipBubble({ id, anchor, align, onStay, onLeave, onClose, children }: TooltipBubbleProps) {
  const box = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);
  // After every render: what it says may change while it is open.
  useLayoutEffect(() => {
    if (box.current) place(box.current, anchor.getBoundingClientRect(), align);
  });
  useEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // The tooltip alone goes, not the dialog below it.
      event.stopPropagation();
      close();
    };
    const byScroll = ({ target }: Event) => {
      if (target instanceof Node && target.contains(anchor)) close();
    };
    // On the window, ahead of the dialogs' own listeners on the document.
    addEventListener("keydown", byKey, true);
    addEventListener("scroll", byScroll, true);
    return () => {
      removeEventListener("keydown", byKey, true);
      removeEventListener("scroll", byScroll, true);
    };
  }, [anchor]);
  return createPortal(
    <div
      ref={box}
      id={id}
      role="tooltip"
      onPointerEnter={onStay}
      onPointerLeave={onLeave}
      className="fixed top-0 left-0 z-60 w-max max-w-72 animate-fade-in rounded-md bg-inverse px-2 py-1 text-inverse-foreground text-xs shadow-md"
    >
      {children}
    </div>,
    document.body,
  );
}

function place(box: HTMLElement, around: DOMRect, align: TooltipBubbleProps["align"]) {
  const { offsetWidth: width, offsetHeight: height } = box;
  const above = around.top - gap - height;
  const top = above >= edge ? above : around.bottom + gap;
  const wanted = { start: around.left, center: around.left + (around.width - width) / 2, end: around.right - width };
  const left = Math.max(edge, Math.min(wanted[align], document.documentElement.clientWidth - width - edge));
  box.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
}
