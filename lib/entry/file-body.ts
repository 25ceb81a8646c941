import type { Readable } from "node:stream";

/** An answer that is a file: how many bytes it has, and how to begin reading them. */
export class FileBody {
  constructor(
    readonly length: number,
    readonly open: () => Promise<Readable>,
  ) {}
}
