import { AppError } from "../../errors";
import { fileLimit } from "../../storage/stage-file";
import type { Endpoint } from "../endpoint";
import { bodyLimit, tooLarge } from "./chunks";
import { acceptedPatches, bodiesOf } from "./cors";
import type { Exchange } from "./exchange";
import { parseForm } from "./form";
import { readUpload } from "./uploads";

/** The same where a whole file may be in it, in base64. */
const jsonFileLimit = Math.ceil((fileLimit * 4) / 3) + 65_536;
const depthLimit = 20;

/** Steps 15 to 17, where the endpoint takes a body: what kind of body, how large, and what it says. */
export async function readInput(exchange: Exchange, contract: Endpoint): Promise<unknown> {
  const { request } = exchange;
  refuseEncoding(exchange);
  const upload = contract.files && (await readUpload(exchange, contract.files));
  if (upload) return upload.fields ? parseForm(upload.fields, contract.body) : {};
  const { signed } = contract;
  const isSignedType = signed !== undefined && request.header("content-type")?.trim().toLowerCase() === signed.type;
  const kind = isSignedType ? "bytes" : bodyKind(exchange, contract);
  const limit = signed
    ? isSignedType
      ? signed.limit
      : signed.jsonLimit
    : contract.files?.alone
      ? jsonFileLimit
      : bodyLimit;
  const declared = Number(request.header("content-length") ?? Number.NaN);
  if (declared > limit) throw tooLarge(limit);
  const bytes = await request.readBody(limit);
  if (signed) exchange.bytes = bytes;
  if (kind === "bytes") return {};
  if (bytes.byteLength === 0) return {};
  const text = decode(bytes);
  return kind === "form" ? parseForm(text, contract.body) : parseJson(text);
}

function refuseEncoding({ request }: Exchange): void {
  const encoding = request.header("content-encoding");
  if (encoding !== undefined && encoding.trim().toLowerCase() !== "identity") {
    throw new AppError("unsupported_media_type", "Send the body uncompressed.", {
      headers: { "Accept-Encoding": "identity" },
    });
  }
}

function bodyKind({ request }: Exchange, contract: Endpoint): "json" | "form" {
  const given = request.header("content-type");
  const empty =
    request.header("content-length") === "0" ||
    (!request.header("content-length") && !request.header("transfer-encoding"));
  if (given === undefined && empty) return "json";
  const [type = "", ...parameters] = (given ?? "").split(";").map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice(8)
    .replace(/"/g, "");
  const patch = contract.method === "PATCH";
  if (charset === undefined || charset === "utf-8" || charset === "utf8") {
    if (type === "application/json" || (patch && type === "application/merge-patch+json")) return "json";
    if (type === "application/x-www-form-urlencoded") return "form";
  }
  throw new AppError("unsupported_media_type", `Send ${patch ? acceptedPatches : bodiesOf(contract)} in UTF-8.`, {
    headers: patch ? { "Accept-Patch": acceptedPatches } : { "Accept-Post": bodiesOf(contract) },
  });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid_json", "The body is not valid UTF-8.");
  }
}

function parseJson(text: string): unknown {
  // Nesting is measured before parsing: a body of a million brackets would keep the parser busy.
  if (nestsDeeper(text, depthLimit))
    throw new AppError("invalid_json", `The body nests deeper than ${depthLimit} levels.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid_json", "The body is not valid JSON. Check quotes, commas and brackets.");
  }
  if (Array.isArray(value)) throw new AppError("bulk_not_supported", "Send one object per request, not an array.");
  if (typeof value !== "object" || value === null)
    throw new AppError("invalid_json", "The body must be a JSON object.");
  return value;
}

function nestsDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 92) at++;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 123 || code === 91) {
      if (++depth > limit) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}
