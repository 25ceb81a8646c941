import { join } from "node:path";

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // Next itself is the one that Latchkey has installed.
  turbopack: { root: join(import.meta.dirname, "../..") },
};
