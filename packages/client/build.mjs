/** `npm run build` here: one ES module without dependencies and its types, made with the tools of the project around it. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = fileURLToPath(new URL(".", import.meta.url));
const compiler = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));

await build({
  absWorkingDir: folder,
  entryPoints: ["src/index.ts"],
  outfile: "dist/index.js",
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  logLevel: "error",
});
const { status } = spawnSync(process.execPath, [compiler, "-p", folder], { stdio: "inherit" });
process.exitCode = status ?? 1;
