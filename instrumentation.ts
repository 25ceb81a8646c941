/** Runs once before Next serves anything: under `server.ts` everything is prepared already, and this changes nothing. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepare } = await import("./lib/prepare");
  await prepare();
}
