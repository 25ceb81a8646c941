/** Parts of the product's own source, for data that only it knows how to make. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleOptions } from "../scripts/bundle.mjs";
import { root } from "../scripts/prepare.mjs";

/** Bundles `bench/<name>.ts` as the programs are bundled, and imports it. */
export async function loadSource(name) {
  const { build } = await import("esbuild");
  // Beside the other bundles, where what is installed is found from.
  const outfile = join(root, `.build/bench-${name}.mjs`);
  await build({ ...bundleOptions(name, outfile), entryPoints: [`bench/${name}.ts`] });
  return import(pathToFileURL(outfile).href);
}
