/** Of the network, of PostgreSQL (no such database, role or password), of SQLite and of the folder it lies in. */
const codes = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT", "ECONNRESET"],
  ...["3D000", "28000", "28P01", "42501"],
  ...["SQLITE_CANTOPEN", "SQLITE_CANTOPEN_ISDIR", "SQLITE_NOTADB", "SQLITE_READONLY", "SQLITE_READONLY_DIRECTORY"],
]);

/** That the database of `DATABASE_URL` cannot be opened, in one line with the driver's reason; null for another error. */
export function cannotOpen(error: Error): string | null {
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  const isDirectory = error.message.startsWith("Cannot open database");
  if (!codes.has(code) && syscall !== "mkdir" && !isDirectory) return null;
  // Where a name has two addresses, the reasons are inside.
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [];
  const reason = error.message || first?.message || code;
  return `DATABASE_URL: the database cannot be opened (${reason.replace(/\s+/g, " ")}).`;
}
