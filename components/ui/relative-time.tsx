"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { cn } from "./cn";
import { localText, relativeTimeText, utcText } from "./relative-time-text";
import { Tooltip } from "./tooltip";

/** One clock for every time on the page, so that a long table has one timer and its rows change together. */
const clock = {
  now: 0,
  listeners: new Set<() => void>(),
  timer: undefined as ReturnType<typeof setInterval> | undefined,
};

function subscribe(listener: () => void) {
  clock.listeners.add(listener);
  clock.timer ??= setInterval(() => {
    clock.now = Date.now();
    for (const each of clock.listeners) each();
  }, 30_000);
  return () => {
    clock.listeners.delete(listener);
    if (clock.listeners.size > 0) return;
    clearInterval(clock.timer);
    clock.timer = undefined;
  };
}

function readClock(): number {
  // Stale after a page without any time on it, when the timer stood still.
  if (clock.now === 0 || clock.timer === undefined) clock.now = Math.floor(Date.now() / 1000) * 1000;
  return clock.now;
}

type RelativeTimeProps = {
  /** Epoch milliseconds, an ISO string or a Date; null shows `empty`. */
  at: number | string | Date | null | undefined;
  empty?: string;
  /** More lines for the tooltip: an address, an endpoint. */
  details?: ReactNode;
  className?: string;
};

/** "3 min ago", with the exact time in UTC and here on hover and focus. */
export function RelativeTime({ at, empty = "Never", details, className }: RelativeTimeProps) {
  const now = useSyncExternalStore(subscribe, readClock, () => null);
  if (at === null || at === undefined) return <span className={cn("text-subtle", className)}>{empty}</span>;
  const time = new Date(at).getTime();
  const exact = () => (
    <span className="flex flex-col gap-0.5">
      <span>{utcText(time)}</span>
      {utcText(time) === localText(time) ? null : <span className="opacity-75">{localText(time)}</span>}
      {details}
    </span>
  );
  return (
    <Tooltip content={now === null ? "…" : <Late render={exact} />}>
      <time
        dateTime={new Date(time).toISOString()}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact time opens on focus, not on hover alone.
        tabIndex={0}
        className={cn("whitespace-nowrap rounded-sm", className)}
      >
        {/* What was made since the shared clock's last tick did not happen in the future: hence the true time for it. */}
        {/* The server's clock and the browser's differ by moments. A new key after hydration writes the text afresh. */}
        <span key={now === null ? "server" : "browser"} suppressHydrationWarning>
          {relativeTimeText(time, now === null || time > now ? Date.now() : now)}
        </span>
      </time>
    </Tooltip>
  );
}

/** Formats dates when a tooltip opens, not for every row of a table. */
function Late({ render }: { render: () => ReactNode }) {
  return render();
}
