const name = "latchkey:unread-notices";

/** Tells every bell on the page how many notices are unread now. */
export function announceUnread(count: number): void {
  window.dispatchEvent(new CustomEvent(name, { detail: count }));
}

/** Calls back with each new number; returns what ends it. */
export function onUnread(callback: (count: number) => void): () => void {
  const listen = (event: Event) => {
    if (event instanceof CustomEvent && typeof event.detail === "number") callback(event.detail);
  };
  window.addEventListener(name, listen);
  return () => window.removeEventListener(name, listen);
}
