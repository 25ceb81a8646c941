import "server-only";
import { AppError } from "../errors";
import { readiness } from "./readiness";

/** @throws AppError `temporarily_unavailable` when the API of this instance does not answer; `/health/ready`, which the pages count for too, says why. */
export async function checkHealth(): Promise<{ status: "ok" }> {
  const { api, checks } = await readiness();
  if (api) return { status: "ok" };
  const detail =
    checks.database === "failing" ? "The database does not answer." : "This instance does not take requests now.";
  throw new AppError("temporarily_unavailable", detail, { headers: { "Retry-After": "5" } });
}
