import "server-only";
import { dirname, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { providerOf, sqlitePath } from "../db/client";
import { env } from "../env";
import { shared } from "../process-state";
import { DiskStore } from "./disk-store";
import { S3Store } from "./s3-store";

/** The bytes of a file from one to another, both included. */
export type ByteRange = Readonly<{ start: number; end: number }>;

/** Where files are kept. Keys are made here, never by a caller. */
export type FileStore = Readonly<{
  /** All of it or nothing: a file that did not arrive whole is not there. */
  write: (key: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>;
  /** @throws when there is no such file. */
  read: (key: string, range?: ByteRange) => Promise<Readable>;
  /** Does nothing when there is no such file. */
  remove: (key: string) => Promise<void>;
}>;

/** The store that STORAGE_URL names: a folder beside the database unless it says otherwise. */
export function fileStore(): Promise<FileStore> {
  return shared("file-store", open);
}

async function open(): Promise<FileStore> {
  return openStore(env().STORAGE_URL ?? folderBeside(env().DATABASE_URL));
}

/** The store of a `file:` or `s3:` URL. */
export async function openStore(url: string): Promise<FileStore> {
  if (!isBucket(url)) return new DiskStore(resolve(url.replace(/^file:(\/\/(?=\/))?/, "")));
  return S3Store.open(url);
}

export function isBucket(url: string): boolean {
  return url.startsWith("s3:");
}

/** Where the files of an installation are that names no other place. */
export function folderBeside(databaseUrl: string): string {
  return `file:${join(providerOf(databaseUrl) === "sqlite" ? dirname(sqlitePath(databaseUrl)) : "data", "attachments")}`;
}
