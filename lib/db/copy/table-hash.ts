import { createHash } from "node:crypto";
import type { Row } from "./table";

const modulus = 1n << 256n;

/**
 * What a table holds, as one number: the SHA-256 of each row, added up modulo 2^256. A sum, so that rows may come in any
 * order: the two databases sort texts differently.
 */
export class TableHash {
  #rows = 0;
  #sum = 0n;

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const digest = createHash("sha256").update(JSON.stringify(row)).digest("hex");
      this.#sum = (this.#sum + BigInt(`0x${digest}`)) % modulus;
    }
    this.#rows += rows.length;
  }

  get rows(): number {
    return this.#rows;
  }

  /** 64 hexadecimal digits; zeros for an empty table. */
  digest(): string {
    return this.#sum.toString(16).padStart(64, "0");
  }
}
