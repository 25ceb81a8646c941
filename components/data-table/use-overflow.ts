"use client";

import { type RefObject, useEffect, useState } from "react";

/**
 * Whether the content is wider than its box. Only then does the box scroll and take a tab stop: a box that scrolls
 * sideways also catches `position: sticky`, and the table's header would no longer stick to the page. True until it
 * has been measured, so that nothing sticks out of the page before.
 */
export function useOverflow(box: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(true);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setOverflows(element.scrollWidth > element.clientWidth + 1);
    // It also measures once on its own, after the browser's layout: asking here would make the page lay itself out twice.
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [box]);
  return overflows;
}
