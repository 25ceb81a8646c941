import "server-only";
import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { endpoint } from "../entry/endpoint";
import { line } from "../entry/fields";
import { AppError } from "../errors";
import { shared } from "../process-state";

export const getWidgetScript = endpoint({
  method: "GET",
  path: "/widget.js",
  id: "getWidgetScript",
  summary: "The script that a site puts into its pages",
  tag: "Widget",
  scope: "none",
  // Everybody in an office fetches it from one address.
  free: "always",
  query: z.strictObject({
    v: line(64).optional().meta({ description: "Its version, for an address whose content never changes." }),
  }),
  returns: z.string(),
  text: "text/javascript",
});

export type WidgetScript = Readonly<{
  code: string;
  /** Names the content. */
  version: string;
  /** For the attribute of that name (Subresource Integrity). */
  integrity: string;
}>;

/**
 * The script as the build made it, read once.
 * @throws AppError `temporarily_unavailable` where there has been no build.
 */
export function widgetScript(): WidgetScript {
  return shared("widget-script", () => {
    const code = read();
    const version = hash("sha256", code, "hex").slice(0, 16);
    return { code, version, integrity: `sha384-${hash("sha384", code, "base64")}` };
  });
}

function read(): string {
  try {
    return readFileSync(join(process.cwd(), ".build/widget.js"), "utf8");
  } catch {
    throw new AppError("temporarily_unavailable", "The script has not been built: run npm run build.");
  }
}
