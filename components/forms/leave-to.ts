"use client";

/** In milliseconds. When nothing has come by then, the form may be used again. */
const patience = 15_000;

/**
 * Loads another page anew, so that nothing of the former session stays in memory. What waits for it stays pending until
 * the browser leaves: a button that comes back to life for a moment would be pressed again.
 */
export function leaveTo(href: string): Promise<void> {
  window.location.assign(href);
  return new Promise((resolve) => setTimeout(resolve, patience));
}
