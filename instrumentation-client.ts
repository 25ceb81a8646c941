/**
 * Runs before a page wakes up. Waking up is one task of the browser: React is read, the framework is read, the page's data is
 * parsed. On a slow machine that is more than 50 ms in which a press gets no answer, so React is read here, and the rest
 * waits for a task of its own.
 *
 * Next runs the scripts of this list before it goes on, each with a pause behind it; an empty one is the pause alone. Should
 * a later version of Next no longer look at the list, the page wakes up in one task again, and P6 of the benchmarks tells.
 */
import "react-dom/client";

declare global {
  interface Window {
    __next_s?: [source: 0, properties: { children: string }][];
  }
}

window.__next_s ??= [];
window.__next_s.push([0, { children: "" }]);
