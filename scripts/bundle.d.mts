import type { BuildOptions } from "esbuild";

export function bundleOptions(name: "server" | "cli", outfile?: string): BuildOptions;
