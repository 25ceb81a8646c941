import { join } from "node:path";
import { root } from "./prepare.mjs";

/** The programs beside Next: `server` (the process) and `cli` (the command line), each from the file of its name. */
export function bundleOptions(name, outfile = `.build/${name}.mjs`) {
  return {
    absWorkingDir: root,
    entryPoints: [`${name}.ts`],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // Native addons and Next must not be bundled; what is installed is found from .build as from here.
    packages: "external",
    alias: { "server-only": join(root, "scripts/empty.mjs") },
    sourcemap: true,
    logLevel: "error",
  };
}

/** The script that sites put into their pages: one file for browsers, as small as it gets. */
export function widgetOptions(outfile = ".build/widget.js") {
  return {
    absWorkingDir: root,
    entryPoints: ["packages/widget/src/index.ts"],
    outfile,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    logLevel: "error",
  };
}

export async function bundleWidget() {
  const { build } = await import("esbuild");
  await build(widgetOptions());
}

export async function bundle(name) {
  const { build } = await import("esbuild");
  await build(bundleOptions(name));
}
