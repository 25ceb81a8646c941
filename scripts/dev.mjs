/** `npm run dev`: the server, restarted when its own code changes; Next's development server takes care of the pages. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { bundleOptions, widgetOptions } from "./bundle.mjs";
import { checkNode, ensureClients, ensureInstalled, root, say } from "./prepare.mjs";

checkNode();
process.chdir(root);
await ensureInstalled();
await ensureClients();

const outfile = ".build/dev/server.mjs";
let child = null;
let ending = false;
let turn = Promise.resolve();

async function restart() {
  if (ending) return;
  if (child && child.exitCode === null) {
    say("Server code changed; starting again…");
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  child = spawn(process.execPath, [join(root, outfile)], {
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "development", LATCHKEY_DEV: "1", NEXT_TELEMETRY_DISABLED: "1" },
  });
}

const onEnd = {
  name: "restart",
  setup(build) {
    build.onEnd((result) => {
      if (result.errors.length === 0) turn = turn.then(restart);
    });
  },
};

const { context } = await import("esbuild");
const options = bundleOptions("server", outfile);
const watcher = await context({ ...options, logLevel: "warning", plugins: [onEnd] });

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, async () => {
    if (ending) return;
    ending = true;
    await Promise.all([watcher.dispose(), widgetWatcher.dispose()]);
    if (child && child.exitCode === null) {
      child.kill(signal);
      await once(child, "exit");
    }
    process.exit(0);
  });
}
const widgetWatcher = await context({ ...widgetOptions(), logLevel: "warning" });
await Promise.all([watcher.watch(), widgetWatcher.watch()]);
