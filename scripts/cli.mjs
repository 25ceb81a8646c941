/** `npm run cli -- …`: the command line, bundled anew when its source has changed. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkNode, ensureCli, ensureInstalled, root, say } from "./prepare.mjs";

checkNode();
process.chdir(root);
try {
  await ensureInstalled();
  await ensureCli();
} catch (error) {
  say(error.message);
  process.exit(1);
}
process.env.NODE_ENV ??= "production";
await import(pathToFileURL(join(root, ".build/cli.mjs")).href);
