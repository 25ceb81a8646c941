import "server-only";
import { pointRead } from "../db/point-read";
import { AppError } from "../errors";
import { log } from "../log";

const readAnything = pointRead<{ id: string }>("health", "SELECT id FROM installation LIMIT 1");

/** @throws AppError `temporarily_unavailable` when the database does not answer. */
export async function checkHealth(): Promise<{ status: "ok" }> {
  try {
    await readAnything();
  } catch (error) {
    log().error({ err: error }, "the database does not answer");
    throw new AppError("temporarily_unavailable", "The database does not answer.", { headers: { "Retry-After": "5" } });
  }
  return { status: "ok" };
}
