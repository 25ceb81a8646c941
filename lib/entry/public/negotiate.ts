import { AppError } from "../../errors";
import type { Exchange } from "./exchange";

/** The dated versions of the API; the last is the current one. */
export const apiVersions = ["2026-11-21"] as const;
export const currentVersion = apiVersions[apiVersions.length - 1] ?? "";

/** Step 14: a version that exists, and an answer that the caller can read: JSON. */
export function negotiate({ request }: Exchange): void {
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
  const accept = request.header("accept");
  if (accept === undefined || accept === "*/*" || accept.split(",").some(readsJson)) return;
  throw new AppError("not_acceptable", "This API answers application/json.");
}

function readsJson(range: string): boolean {
  const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  if (parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) return false;
  return ["*/*", "application/*", "application/json", "application/problem+json", ""].includes(type);
}
