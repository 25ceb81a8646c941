import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { ByteRange, FileStore } from "./file-store";

/** Files in a folder that only the server's account can read. */
export class DiskStore implements FileStore {
  constructor(private readonly root: string) {}

  /** Written under another name and renamed when it is whole and on the disk: a power cut leaves no half of a file. */
  async write(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.#pathOf(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.${randomUUID()}.part`;
    try {
      const file = await open(unfinished, "wx", 0o600);
      try {
        for await (const chunk of bytes) await writeAll(file, chunk);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.#pathOf(key), "r");
    return createReadStream("", { fd: file, ...range });
  }

  async remove(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  /** Keys are made by this process; that none of them leaves the folder is checked all the same. */
  #pathOf(key: string): string {
    if (!/^[\w-]+(\/[\w-]+)*$/.test(key)) throw new Error("A file's key has characters that no key has.");
    return join(this.root, key);
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength; ) at += (await file.write(chunk, at)).bytesWritten;
}

/** The new name is on the disk as well. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
