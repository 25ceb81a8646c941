/**
 * Carries the path that was asked for from `proxy.ts` to the pages, so that whoever has to sign in first comes back to
 * it. A client can write it as well: nothing is decided by it, and it is followed only as a safe `return_to`.
 */
export const pathHeader = "x-latchkey-path";
