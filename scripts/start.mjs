/** `npm start`: brings a fresh clone to a running server, and starts at once when everything is there. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkNode, ensureBuilt, ensureClients, ensureInstalled, root, say } from "./prepare.mjs";

checkNode();
process.chdir(root);
try {
  await ensureInstalled();
  await ensureClients();
  await ensureBuilt();
} catch (error) {
  say(error.message);
  process.exit(1);
}
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
// In this very process: signals, exit code and output are the server's own, and nothing has to be started twice.
await import(pathToFileURL(join(root, ".build/server.mjs")).href);
