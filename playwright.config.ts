import { defineConfig, devices } from "@playwright/test";
import { aheadUrl, behindUrl, ownServers, serverEnvironment } from "./e2e/fixtures/installation";
import { chromiumArguments, chromiumProgram } from "./scripts/chromium-program.mjs";

const program = chromiumProgram();
// Without one, Playwright's own download.
const launchOptions = { args: chromiumArguments, ...(program ? { executablePath: program } : {}) };

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  // Far above what a test takes: two cores may be busy with other things.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  globalSetup: "./e2e/fixtures/global-setup.ts",
  use: { baseURL: aheadUrl, trace: "on-first-retry", launchOptions },
  projects: [
    // The same API suite through both mounts: ahead of Next by server.ts, and behind it by the route handlers.
    { name: "api-ahead", testMatch: "api/**/*.spec.ts" },
    ...(ownServers ? [{ name: "api-behind", testMatch: "api/**/*.spec.ts", use: { baseURL: behindUrl } }] : []),
    { name: "docs", testMatch: "docs/**/*.spec.ts" },
    { name: "console", testMatch: "console/**/*.spec.ts", use: { ...devices["Desktop Chrome"], launchOptions } },
    {
      name: "console-mobile",
      testMatch: "console/**/*.spec.ts",
      grep: /@mobile/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 360, height: 740 }, hasTouch: true, launchOptions },
    },
  ],
  webServer: ownServers
    ? [
        {
          command: "node .build/server.mjs",
          url: `${aheadUrl}/api/public/openapi.json`,
          env: serverEnvironment(aheadUrl),
          gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
        },
        {
          command: "node node_modules/next/dist/bin/next start --hostname 127.0.0.1",
          url: `${behindUrl}/api/public/openapi.json`,
          env: serverEnvironment(behindUrl),
          gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
        },
      ]
    : undefined,
});
