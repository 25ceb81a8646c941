import { join } from "node:path";

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  serverExternalPackages: ["better-sqlite3"],
  // The constant answer lies beside this folder.
  turbopack: { root: join(import.meta.dirname, "..") },
};
