/** Nothing, for no path. Without this file Next takes Latchkey's own, from further up. */
export function proxy() {}

export const config = { matcher: ["/nothing-is-here"] };
