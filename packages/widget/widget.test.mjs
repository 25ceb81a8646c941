import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { widgetOptions } from "../../scripts/bundle.mjs";

/** The file that a build makes, byte for byte. */
async function built() {
  const { outputFiles, metafile } = await build({ ...widgetOptions(), write: false, metafile: true });
  return { code: outputFiles[0]?.text ?? "", inputs: Object.keys(metafile.inputs) };
}

test("the script is at most 20 kB when it is sent", async () => {
  const { code } = await built();
  expect(code.length).toBeGreaterThan(5_000);
  expect(gzipSync(code, { level: 9 }).byteLength).toBeLessThanOrEqual(20_000);
});

test("it is made of nothing but its own source", async () => {
  const { inputs } = await built();
  expect(inputs.filter((path) => !path.startsWith("packages/widget/src/"))).toEqual([]);
});

test("it asks a strict page for nothing: no evaluated text, no markup from text, no inline style, no cookie", async () => {
  const { code } = await built();
  expect(code).not.toMatch(/\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.cookie/);
  expect(code).not.toMatch(/setAttribute\(["']style|\.style\.|localStorage|sessionStorage/);
});
