import { number } from "./output";

/** How often something is said, in milliseconds: a short copy says nothing. */
const every = 2_000;

/** Says on standard error which table is at which row. */
export function progressLines(): (table: string, rows: number) => void {
  let last: number | null = null;
  return (table, rows) => {
    const now = performance.now();
    last ??= now;
    if (now - last < every) return;
    last = now;
    process.stderr.write(`${table}: ${number.format(rows)} rows\n`);
  };
}
