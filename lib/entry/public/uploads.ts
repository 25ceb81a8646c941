import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { AppError, isAppError } from "../../errors";
import { nameInDisposition } from "../../storage/file-name";
import { discardFile } from "../../storage/removals";
import { type StagedFile, stageFile } from "../../storage/stage-file";
import type { Endpoint, FilePart } from "../endpoint";
import { bodyLimit } from "./chunks";
import type { Exchange } from "./exchange";
import { apiBase } from "./routes";

/** Bytes of a whole request with files. */
const uploadLimit = 50 * 1_048_576;

/**
 * Steps 16 and 17 where files may come: takes them into the store while they arrive, and returns the other members as a
 * form. Null when the body is of another kind.
 * @throws AppError as a file or the body is refused. No file is left then.
 */
export async function readUpload(exchange: Exchange, wanted: FilePart): Promise<{ fields: string } | null> {
  const { request } = exchange;
  const type = request.header("content-type")?.trim().toLowerCase() ?? "";
  if (type.startsWith("multipart/form-data")) return readMultipart(exchange, wanted);
  const disposition = request.header("content-disposition");
  if (!wanted.alone || disposition === undefined) return null;
  const filename = nameInDisposition(disposition);
  if (filename === null) {
    throw notUnderstood(exchange, wanted, "Content-Disposition names no file.");
  }
  const bytes = request.readChunks(uploadLimit);
  exchange.files = [await stageFile(workspaceOf(exchange), { filename, contentType: type, bytes })];
  return { fields: "" };
}

/** The file is all that was sent: there is no JSON to look at. */
export function isFileAlone({ files }: Exchange, contract: Endpoint): boolean {
  return contract.files?.alone === true && files.length > 0;
}

/** What was asked for, files included, to tell a repetition by. */
export function withFiles({ files }: Exchange, input: unknown): unknown {
  return files.length === 0 ? input : { input, files: files.map(({ filename, sha256 }) => [filename, sha256]) };
}

async function readMultipart(exchange: Exchange, wanted: FilePart): Promise<{ fields: string }> {
  const { request } = exchange;
  const declared = Number(request.header("content-length") ?? Number.NaN);
  if (declared > uploadLimit) throw tooMuch();
  const pairs: [string, string][] = [];
  const staging: Promise<StagedFile>[] = [];
  const parser = parserFor(exchange, wanted);
  parser.on("field", (name, value, { valueTruncated }) => {
    if (valueTruncated) parser.destroy(new AppError("body_too_large", `${name} is too long.`));
    else pairs.push([name, value]);
  });
  parser.on("file", (part, stream, { filename, mimeType }) => {
    // It fails together with the parser, which is where that is told; a failure that nobody hears ends the process.
    stream.on("error", () => {});
    if (part !== wanted.part && part !== `${wanted.part}[]`) {
      stream.resume();
      return void parser.destroy(
        notUnderstood(exchange, wanted, `There is a file in the part "${part.slice(0, 60)}".`),
      );
    }
    const staged = stageFile(workspaceOf(exchange), {
      filename: unquoted(filename),
      contentType: mimeType,
      bytes: stream,
    });
    staged.catch((error: Error) => {
      stream.resume();
      parser.destroy(error);
    });
    staging.push(staged);
  });
  const tooMany = () => parser.destroy(notUnderstood(exchange, wanted, `Send at most ${wanted.most} files.`));
  parser.on("filesLimit", tooMany).on("fieldsLimit", tooMany);
  let failure: unknown;
  await pipeline(Readable.from(request.readChunks(uploadLimit)), parser).catch((error: unknown) => {
    failure = error;
  });
  const settled = await Promise.allSettled(staging);
  exchange.files = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const refused = settled.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  const error = [...refused, failure].find(isAppError) ?? failure ?? refused[0];
  if (error === undefined) {
    if (wanted.alone && exchange.files.length === 0) throw notUnderstood(exchange, wanted, "No file came with it.");
    return { fields: new URLSearchParams(pairs).toString() };
  }
  await Promise.all(exchange.files.splice(0).map(({ fileKey }) => discardFile(fileKey)));
  throw isAppError(error)
    ? error
    : notUnderstood(exchange, wanted, "The parts could not be read: is the boundary right, and the body whole?");
}

/** Browsers write a quotation mark in the name of a part as %22 (HTML, multipart/form-data encoding). */
function unquoted(filename: string | undefined): string {
  return (filename ?? "").replaceAll("%22", '"');
}

function parserFor(exchange: Exchange, wanted: FilePart): busboy.Busboy {
  try {
    return busboy({
      headers: { "content-type": exchange.request.header("content-type") ?? "" },
      defParamCharset: "utf8",
      // What looks like a path is cut to its name later, in one place for all kinds of uploads.
      preservePath: true,
      limits: { files: wanted.most, fields: 1_000, fieldSize: bodyLimit, fieldNameSize: 200 },
    });
  } catch {
    throw notUnderstood(exchange, wanted, "The Content-Type has no boundary; leave that header to your client.");
  }
}

function workspaceOf({ key, visitor }: Exchange): string {
  const caller = key ?? visitor;
  if (!caller) throw new Error("Files are taken where it is known whose they are.");
  return caller.workspace.id;
}

/** Integrators ask how to send a file more often than anything else: the refusal shows it. */
function notUnderstood({ request, route, visitor }: Exchange, { part, alone }: FilePart, problem: string): AppError {
  const field = alone ? "" : ` -F 'body=See the file.'`;
  const curl = `curl ${visitor ? "" : '-H "Authorization: Bearer $KEY" '}-F "${part}${alone ? "" : "[]"}=@report.pdf"${field} ${request.method === "POST" ? "" : `-X ${request.method} `}https://<host>${apiBase}${route?.path ?? ""}`;
  return new AppError("validation_failed", `${problem} Send it like this: ${curl}`, { members: { example: curl } });
}

function tooMuch(): AppError {
  return new AppError("body_too_large", `A request with files may have ${uploadLimit} bytes at most.`, {
    headers: { Connection: "close" },
  });
}
