import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The bytes of a mail of the collection, without its `.eml`. */
export function letterFile(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, "letters", `${name}.eml`));
}
