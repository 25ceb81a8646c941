import { AppError } from "../errors";

/** For `if_version`. @throws AppError `version_conflict` when the caller expected another version. */
export function refuseOtherVersion(what: string, current: number, expected: number | undefined): void {
  if (expected === undefined || expected === current) return;
  throw new AppError("version_conflict", `The ${what} has version ${current} by now. Read it again.`, {
    members: { current_version: current },
  });
}
