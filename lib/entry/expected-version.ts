import { AppError } from "../errors";

/** The versions of a record that a change may meet: any of those that If-Match names, and the one that the body names. */
export type Expected = Readonly<{ ifMatch?: readonly number[] | undefined; ifVersion?: number | undefined }>;

/** The strong entity tag of a version (RFC 9110, section 8.8.3). */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/** Called with the row's lock held. @throws AppError `version_conflict` when the caller expected another version. */
export function refuseOtherVersion(what: string, current: number, { ifMatch, ifVersion }: Expected): void {
  const expected = (ifVersion ?? current) === current && (ifMatch?.includes(current) ?? true);
  if (expected) return;
  throw new AppError("version_conflict", `The ${what} has version ${current} by now. Read it again.`, {
    members: { current_version: current },
    headers: { ETag: etagOf(current) },
  });
}

/** What each change of a record raises: the version, and a time that never goes back, whatever the clock does. */
export function nextVersion({ version, updatedAt }: { version: number; updatedAt: Date }, now: Date) {
  return { version: version + 1, updatedAt: now > updatedAt ? now : updatedAt };
}
