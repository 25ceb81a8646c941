/** `npm run screenshots`: makes the pictures in docs/images from a demo workspace on a server of its own. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { chromiumArguments } from "./chromium-program.mjs";
import { checkNode, ensureBuilt, ensureClients, ensureInstalled, root, say } from "./prepare.mjs";

checkNode();
process.chdir(root);
await ensureInstalled();
await ensureClients();
await ensureBuilt();
const executablePath = await ensureChromium();
if (!executablePath) process.exit(1);

const folder = mkdtempSync(join(tmpdir(), "latchkey-screenshots-"));
const images = join(root, "docs/images");
const port = 4380;
const address = `http://127.0.0.1:${port}`;
const password = "Copper lantern, quiet harbour";
const env = {
  ...process.env,
  NODE_ENV: "production",
  DATABASE_URL: `file:${join(folder, "demo.db")}`,
  PORT: String(port),
  HOST: "127.0.0.1",
  APP_URL: address,
  LOG_LEVEL: "warn",
  LATCHKEY_PASSWORD: password,
  WEBHOOK_ALLOW_CIDRS: "127.0.0.1/32",
};

say("Filling a demo workspace…");
const demo = fillDemo();
setLimits();
const webhook = givenWebhook();
const receiver = createServer((request, response) => {
  request.resume().on("end", () => response.end('{"ok":true}'));
}).listen(port + 1, "127.0.0.1");
const server = spawn(process.execPath, [".build/server.mjs"], { env, stdio: ["ignore", "ignore", "inherit"] });
mkdirSync(images, { recursive: true });
try {
  await ready();
  await callWithKey();
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  for (const theme of ["light", "dark"]) await desk(browser, theme);
  await guide(browser);
  await portal(browser);
  await phone(browser);
  await browser.close();
} finally {
  server.kill("SIGTERM");
  receiver.close();
  rmSync(folder, { recursive: true, force: true });
}

/** What `cli demo` prints: the workspace's address, and keys to try. */
function fillDemo() {
  const filled = spawnSync(process.execPath, [".build/cli.mjs", "demo", "--json"], { env, encoding: "utf8" });
  if (filled.status !== 0) throw new Error(filled.stderr);
  return JSON.parse(filled.stdout);
}

/** A limit and a quota, so that their page shows what they look like. */
function setLimits() {
  const reason = "Import of the old help desk";
  const cli = (...args) => spawnSync(process.execPath, [".build/cli.mjs", ...args, "--workspace", demo.slug], { env });
  cli("limits", "set", "--policy", "tickets-create", "--limit", "1000", "--window", "3600", "--reason", reason);
  cli("quota", "set", "--calls", "12");
}

/** A webhook that the calls below send something to. */
function givenWebhook() {
  const given = ["--as", "ada@acme.test", "--description", "Billing", "--event", "ticket.*", "--event", "contact.*"];
  const url = ["--url", `http://127.0.0.1:${port + 1}/hooks`];
  const args = ["webhook", "create", "--workspace", demo.slug, ...url, ...given, "--json"];
  return JSON.parse(spawnSync(process.execPath, [".build/cli.mjs", ...args], { env, encoding: "utf8" }).stdout);
}

/** Gives the first key something to show on its page: calls that were let in, and some that were refused. */
async function callWithKey() {
  const call = (path, headers = {}, more = {}) =>
    fetch(`${address}/api/public${path}`, { ...more, headers: { Authorization: `Bearer ${demo.key}`, ...headers } });
  for (let count = 1; count <= 8; count++) await call(`/tickets?limit=${count}`);
  for (const name of ["Grace Okafor", "Ada Byron", "Mary Somerville"]) {
    const requester = { name, email: `${name.split(" ")[0].toLowerCase()}@example.com` };
    const body = JSON.stringify({ subject: "The invoice of October is missing", body: "Could you look?", requester });
    await call("/tickets", { "Content-Type": "application/json" }, { method: "POST", body });
  }
  await call("/tickets/999999");
  await call("/tickets", { Origin: "https://shop.example" });
  await call("/tickets", { Origin: "https://shop.example" });
}

async function ready() {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (
      await fetch(`${address}/sign-in`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("The server did not start.");
}

async function signedIn(browser, options) {
  const context = await browser.newContext({ baseURL: address, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill("ada@acme.test");
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "API Keys" }).waitFor();
  await page.getByRole("row").nth(3).waitFor();
  return page;
}

async function desk(browser, theme) {
  const page = await signedIn(browser, { colorScheme: theme, viewport: { width: 1360, height: 860 } });
  const shoot = (name) => page.screenshot({ path: join(images, `${name}-${theme}.png`) });
  await shoot("api-keys");
  await page.getByRole("button", { name: "Create API Key" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Nightly export");
  await page.getByRole("checkbox", { name: "tickets:read" }).check();
  await shoot("create-key");
  await page.getByRole("button", { name: "Create key" }).click();
  await page.getByRole("heading", { name: "Save your API key" }).waitFor();
  await shoot("save-key");
  await page.getByRole("checkbox", { name: "I have saved it" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Actions for Nightly export", exact: true }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await page.getByRole("button", { name: "Revoke key" }).click();
  await page.context().close();
}

/** The pages of the guide for admins. */
async function guide(browser) {
  const page = await signedIn(browser, { colorScheme: "light", viewport: { width: 1200, height: 800 } });
  const settings = `/${demo.slug}/settings`;
  const [{ id }] = demo.keys;
  const explained = new URLSearchParams({
    key: id,
    method: "GET",
    path: "/api/public/tickets",
    origin: "https://shop.example",
  });
  const pages = [
    ["key", `${settings}/api-keys/${id}`, () => page.getByRole("list", { name: "Denied attempts" }).waitFor()],
    ["why-refused", `${settings}/api-keys/why?${explained}`],
    ["members", `${settings}/members`],
    ["security-policy", `${settings}/security`, () => page.getByText("We see you as").waitFor()],
    ["limits", `${settings}/limits`, () => page.getByRole("meter").waitFor()],
    ["mail", `${settings}/mail`, () => page.getByText("Mail to requesters").waitFor()],
    ["webhook", `${settings}/webhooks/${webhook.id}`, () => page.getByText("Delivered").nth(2).waitFor()],
    ["audit-log", `${settings}/audit-log`],
    ["general", `${settings}/general`],
    ["articles", `/${demo.slug}/support/articles`],
    ["notices", `/${demo.slug}/notices`],
    ["account", "/account"],
  ];
  for (const [name, path, shown] of pages) {
    await page.goto(path, { waitUntil: "networkidle" });
    await shown?.();
    await page.screenshot({ path: join(images, `${name}.png`) });
  }
  // Wide enough for the preview beside the settings.
  await page.setViewportSize({ width: 1360, height: 860 });
  await page.goto(`${settings}/widget`, { waitUntil: "networkidle" });
  await page.getByLabel("Title").fill("Ask the pottery");
  await page.getByLabel("Categories").fill("Billing\nBroken on arrival");
  await page.frameLocator("iframe").getByRole("heading", { name: "Ask the pottery" }).waitFor();
  await page.screenshot({ path: join(images, "widget.png") });
  await page.setViewportSize({ width: 1200, height: 800 });
  await page.goto(`/${demo.slug}/support/articles?q=two-factor`, { waitUntil: "networkidle" });
  await page.getByRole("link", { name: "Turn on two-factor authentication" }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("tab", { name: "Preview" }).click();
  await page.getByText("recovery codes").waitFor();
  await page.screenshot({ path: join(images, "article.png") });
  await page.goto(`${settings}/members`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Actions for Grace Okafor" }).click();
  await page.getByRole("menuitem", { name: "Change role" }).click();
  await page.getByRole("radio", { name: /Read-Only Admin/ }).check();
  await page.getByText(/lose/).first().waitFor();
  await page.screenshot({ path: join(images, "change-role.png") });
  await page.context().close();
}

/** What a customer sees, come in by a link. */
async function portal(browser) {
  const cli = (...args) =>
    spawnSync(process.execPath, [".build/cli.mjs", ...args, "--workspace", demo.slug, "--json"], {
      env,
      encoding: "utf8",
    });
  const read = async (path) =>
    (await fetch(`${address}/api/public${path}`, { headers: { Authorization: `Bearer ${demo.key}` } })).json();
  const { data } = await read("/tickets?status=pending&sort=-last_comment_at&limit=1");
  const [{ number, requester }] = data;
  cli("portal", "open");
  const { url } = JSON.parse(cli("portal", "link", "--email", requester.email, "--ticket", String(number)).stdout);
  const context = await browser.newContext({ colorScheme: "light", viewport: { width: 1000, height: 760 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("list", { name: "Messages" }).waitFor();
  await page.screenshot({ path: join(images, "portal.png") });
  await context.close();
}

async function phone(browser) {
  const page = await signedIn(browser, { colorScheme: "light", viewport: { width: 360, height: 740 } });
  await page.screenshot({ path: join(images, "api-keys-phone.png") });
  await page.context().close();
}
