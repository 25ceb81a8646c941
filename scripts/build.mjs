/** `npm run build`: the database clients, Next's build, the two programs beside it and the widget. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, bundleWidget } from "./bundle.mjs";
import { writeStamp } from "./freshness.mjs";
import { alone, checkNode, ensureCli, ensureClients, ensureInstalled, root, run, sourceHash } from "./prepare.mjs";

/**
 * Next names server actions by a digest that this goes into, and would draw it anew for each build: pages of one instance
 * then call actions that another, built of the same source, does not know. It encrypts nothing: the key that does is derived
 * from AUTH_SECRET when the process starts.
 */
const actionNames = createHash("sha256").update("latchkey server actions").digest("base64");

/** `show` lets the tools' output through; without it, it is shown only when one fails. */
export async function build({ show = false } = {}) {
  // Taken before, so that a file changed during the build makes it stale.
  const hash = sourceHash();
  await ensureClients();
  const next = run(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    show,
    env: {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionNames,
      LATCHKEY_BUILD_ID: hash.slice(0, 20),
    },
  });
  await Promise.all([next, bundle("server"), bundleWidget(), ensureCli()]);
  writeStamp(join(root, ".build/stamp"), hash);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode();
  await ensureInstalled();
  await alone(() => build({ show: true })).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
