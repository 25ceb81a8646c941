import "server-only";
import { AppError } from "../errors";
import { readiness } from "./readiness";

/** @throws AppError `temporarily_unavailable` when this instance is not ready, as `/health/ready` says in more words. */
export async function checkHealth(): Promise<{ status: "ok" }> {
  const { api, checks } = await readiness();
  if (api) return { status: "ok" };
  const detail =
    checks.database === "failing" ? "The database does not answer." : "This instance does not take requests now.";
  throw new AppError("temporarily_unavailable", detail, { headers: { "Retry-After": "5" } });
}
