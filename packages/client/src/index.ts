export type { CallOptions, LatchkeyOptions } from "./call.ts";
export { type ErrorDetail, LatchkeyError } from "./error.ts";
export type * from "./generated.ts";
export { Latchkey } from "./latchkey.ts";
export type { Pages } from "./pages.ts";
