/** Nothing. Without this file Next takes Latchkey's own, from further up, and measures its jobs and its database too. */
export function register() {}
