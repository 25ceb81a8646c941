import "server-only";
import { Answer } from "../entry/endpoint";
import { FileBody } from "../entry/file-body";
import { AppError } from "../errors";
import { dispositionOf } from "../storage/file-name";
import { type ByteRange, fileStore } from "../storage/file-store";
import { byteRange } from "./byte-range";

type StoredFile = Readonly<{ fileKey: string; filename: string; contentType: string; size: number; sha256: string }>;

/**
 * The answer that is a file, or the part of it that Range asks for. Whatever is in it, a browser saves it and runs none of
 * it.
 * @throws AppError `range_not_satisfiable`.
 */
export function contentOf(file: StoredFile, header: (name: string) => string | undefined): Answer<FileBody> {
  const tag = `"${file.sha256}"`;
  const headers: Record<string, string> = {
    "Content-Type": file.contentType,
    "Content-Disposition": dispositionOf(file.filename),
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Accept-Ranges": "bytes",
    // Compressed on the way, a part of it would be a part of something else.
    "Cache-Control": "private, no-store, no-transform",
    ETag: tag,
  };
  const expected = header("if-range");
  const range = expected === undefined || expected === tag ? byteRange(header("range"), file.size) : "all";
  if (range === null) {
    throw new AppError("range_not_satisfiable", `The file has ${file.size} bytes.`, {
      headers: { "Content-Range": `bytes */${file.size}` },
    });
  }
  if (range === "all") return new Answer(bodyOf(file, file.size), headers, 200);
  headers["Content-Range"] = `bytes ${range.start}-${range.end}/${file.size}`;
  return new Answer(bodyOf(file, range.end - range.start + 1, range), headers, 206);
}

function bodyOf({ fileKey }: StoredFile, length: number, range?: ByteRange): FileBody {
  return new FileBody(length, async () => (await fileStore()).read(fileKey, range));
}
