import { AppError } from "../../errors";
import type { Endpoint } from "../endpoint";
import type { Exchange } from "./exchange";

/** The dated versions of the API; the last is the current one. */
export const apiVersions = ["2026-11-21"] as const;
export const currentVersion = apiVersions[apiVersions.length - 1] ?? "";

/** Step 14: a version that exists, and an answer that the caller can read: JSON, or of a list one object a line. */
export function negotiate({ request }: Exchange, contract: Endpoint): "json" | "lines" {
  const version = request.header("api-version");
  if (version !== undefined && !(apiVersions as readonly string[]).includes(version.trim())) {
    throw new AppError(
      "api_version_unknown",
      `There is no version ${version.slice(0, 40)}. The current one is ${currentVersion}.`,
      {
        errors: [
          { code: "api_version_unknown", header: "Api-Version", detail: `must be one of ${apiVersions.join(", ")}` },
        ],
      },
    );
  }
  // Whatever type a file has: who asks for it knows.
  if (contract.file) return "json";
  const accept = request.header("accept");
  if (accept === undefined || accept === "*/*") return "json";
  const ranges = accept.split(",").map(rangeOf);
  const best = (types: readonly string[]) =>
    Math.max(0, ...ranges.filter(({ type }) => types.includes(type)).map(({ quality }) => quality));
  const [lines, json] = [
    isList(contract) ? best(lineTypes) : 0,
    best(contract.text ? [contract.text, ...anyType] : jsonTypes),
  ];
  if (lines > 0 && lines >= best(["application/json"])) return "lines";
  if (json > 0) return "json";
  throw new AppError(
    "not_acceptable",
    `This answers ${contract.text ?? "application/json"}${isList(contract) ? ` or ${linesType}` : ""}.`,
  );
}

/** A list as one object a line, for loading it whole. */
export const linesType = "application/x-ndjson";
const lineTypes = [linesType, "application/ndjson", "application/jsonl"];
const anyType = ["*/*", "application/*", ""];
const jsonTypes = [...anyType, "application/json"];

/** Whether the answer is a list with pages. */
export function isList({ returns }: Endpoint): boolean {
  const { shape } = returns as { shape?: object };
  return shape !== undefined && "pagination" in shape;
}

function rangeOf(text: string): { type: string; quality: number } {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => /^q=[\d.]+$/.test(parameter))?.slice(2) ?? "1";
  // Whoever reads a dialect of JSON (RFC 6839) reads JSON: GitHub's own client asks every API for GitHub's.
  const plain = type.replace(/^application\/[\w.-]+\+json$/, "application/json");
  return { type: plain, quality: Number(quality) };
}
