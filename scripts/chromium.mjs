/** Finds a Chromium for the browser tests, or gets one. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromiumProgram, isProgram } from "./chromium-program.mjs";
import { root, say } from "./prepare.mjs";

/** The path of a Chromium on this machine, or null. */
async function findChromium() {
  const program = chromiumProgram();
  if (program) return existsSync(program) ? program : null;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/** Finds Chromium; failing that installs Debian's package or Playwright's own build. Returns its path, or null. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && isProgram("/usr/bin/apt-get")) {
    say("Installing Debian's Chromium for the browser tests…");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args) => spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", 2, 2], env }).status === 0;
    if (apt("update") && apt("install", "-y", "--no-install-recommends", "chromium")) return findChromium();
  }
  say("Downloading Chromium for the browser tests…");
  spawnSync(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"], {
    stdio: ["ignore", 2, 2],
  });
  const downloaded = await findChromium();
  if (!downloaded) {
    say(
      "The browser tests need Chromium and none was found. Install it with your system's packages (Debian and Ubuntu: " +
        "apt-get install chromium; macOS: brew install --cask chromium) or with npx playwright install chromium, or " +
        "point PLAYWRIGHT_CHROMIUM_PATH at the program.",
    );
  }
  return downloaded;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = await ensureChromium();
  if (path) console.log(path);
  process.exit(path ? 0 : 1);
}
