import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { DiskStore } from "./disk-store";
import type { FileStore } from "./file-store";
import { S3Store } from "./s3-store";
import { startS3 } from "./testing/s3-server";

const root = mkdtempSync(join(tmpdir(), "latchkey-store-"));
let s3: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "S3RVER");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "S3RVER");
  s3 = await startS3("files");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.stop();
  rmSync(root, { recursive: true, force: true });
});

async function* chunks(...parts: (Uint8Array | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield part;
  }
}

async function read(store: FileStore, key: string, range?: { start: number; end: number }): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await store.read(key, range)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const stores: [string, () => FileStore | Promise<FileStore>][] = [
  ["the disk", () => new DiskStore(root)],
  ["S3", () => S3Store.open(`s3://files/some/prefix?region=us-east-1&endpoint=${encodeURIComponent(s3.endpoint)}`)],
];

describe.each(stores)("%s", (_name, open) => {
  test("gives back what was written, whole and in part", async () => {
    const store = await open();
    await store.write("wsp_1/AB/att_1", chunks(Buffer.from("01234"), Buffer.from("56789")));
    expect((await read(store, "wsp_1/AB/att_1")).toString()).toBe("0123456789");
    expect((await read(store, "wsp_1/AB/att_1", { start: 2, end: 4 })).toString()).toBe("234");
  });

  test("keeps 12 MB byte by byte", async () => {
    const store = await open();
    const parts = Array.from({ length: 12 }, () => randomBytes(1_000_000));
    await store.write("wsp_1/AB/att_2", chunks(...parts));
    expect((await read(store, "wsp_1/AB/att_2")).equals(Buffer.concat(parts))).toBe(true);
  });

  test("has nothing of a file that did not arrive whole", async () => {
    const store = await open();
    const broken = chunks(randomBytes(6_000_000), new Error("the client went away"));
    await expect(store.write("wsp_1/AB/att_3", broken)).rejects.toThrow("the client went away");
    await expect(read(store, "wsp_1/AB/att_3")).rejects.toThrow();
  });

  test("removes a file, and does not mind when there is none", async () => {
    const store = await open();
    await store.write("wsp_1/AB/att_4", chunks(Buffer.from("x")));
    await store.remove("wsp_1/AB/att_4");
    await store.remove("wsp_1/AB/att_4");
    await expect(read(store, "wsp_1/AB/att_4")).rejects.toThrow();
  });
});

test("no key leads out of the folder, and no half of a file stays in it", async () => {
  const store = new DiskStore(root);
  for (const key of ["../x", "/etc/passwd", "a//b", "a/../b", ""]) {
    await expect(store.write(key, chunks(Buffer.from("x"))), key).rejects.toThrow("characters");
  }
  expect(readdirSync(root, { recursive: true }).filter((name) => String(name).endsWith(".part"))).toEqual([]);
});
