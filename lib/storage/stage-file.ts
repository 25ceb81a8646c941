import "server-only";
import { createHash } from "node:crypto";
import { AppError, isAppError } from "../errors";
import { newId } from "../id";
import { kindOf, sampleSize } from "./file-kind";
import { safeFileName } from "./file-name";
import { fileStore } from "./file-store";
import { discardFile, reserveFile } from "./removals";

/** Bytes of one file. */
export const fileLimit = 20 * 1_048_576;

/** A file in the store that nothing refers to yet. */
export type StagedFile = Readonly<{
  /** Of the attachment that it may become. */
  id: string;
  fileKey: string;
  filename: string;
  contentType: string;
  size: number;
  sha256: string;
}>;

export type IncomingFile = Readonly<{ filename: string; contentType: string; bytes: AsyncIterable<Uint8Array> }>;

/**
 * Takes a file into the store while it arrives: never more than a part of it is in memory.
 * @throws AppError `file_too_large`, `file_empty`, `file_type_not_allowed`, `validation_failed` for its name,
 * `temporarily_unavailable` when the store cannot take it. Nothing is left in the store then.
 */
export async function stageFile(
  workspaceId: string,
  { filename: given, contentType, bytes }: IncomingFile,
): Promise<StagedFile> {
  const filename = safeFileName(given);
  if (filename === null) throw new AppError("validation_failed", "A file's name may not have control characters.");
  const iterator = bytes[Symbol.asyncIterator]();
  const beginning = await readBeginning(iterator, sampleSize);
  if (beginning.byteLength === 0) throw new AppError("file_empty", `${filename} has no bytes.`);
  const type = await kindOf(filename, contentType, beginning);
  const id = newId("att");
  const fileKey = `${workspaceId}/${id.slice(-2)}/${id}`;
  const digest = createHash("sha256");
  let size = 0;
  const measured = (async function* () {
    for await (const chunk of restOf(beginning, iterator)) {
      size += chunk.byteLength;
      if (size > fileLimit) throw tooLarge(filename);
      digest.update(chunk);
      yield chunk;
    }
  })();
  await reserveFile(fileKey, Date.now());
  try {
    await (await fileStore()).write(fileKey, measured);
  } catch (error) {
    await discardFile(fileKey);
    throw isAppError(error) ? error : storeFailed(error);
  }
  return { id, fileKey, filename, contentType: type, size, sha256: digest.digest("hex") };
}

function tooLarge(filename: string): AppError {
  return new AppError("file_too_large", `${filename} is larger than ${fileLimit} bytes.`, {
    members: { limit: fileLimit },
    headers: { Connection: "close" },
  });
}

const fullCodes = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

function storeFailed(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!code || !fullCodes.has(code)) return error;
  return new AppError("temporarily_unavailable", "There is no room for files at the moment.", {
    headers: { "Retry-After": "60" },
  });
}

async function readBeginning(iterator: AsyncIterator<Uint8Array>, least: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < least) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    size += next.value.byteLength;
  }
  return Buffer.concat(chunks);
}

async function* restOf(beginning: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield beginning;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}
