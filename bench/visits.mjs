/** Visits of the console in Chromium, timed by the page itself. */
import { ensureChromium } from "../scripts/chromium.mjs";
import { chromiumArguments } from "../scripts/chromium-program.mjs";

/** A browser that is signed in to the server at `origin`. */
export async function openBrowser(origin, { email, password }) {
  const { chromium } = await import("@playwright/test");
  const executablePath = await ensureChromium();
  if (!executablePath) throw new Error("There is no Chromium to measure in; PLAYWRIGHT_CHROMIUM_PATH names one.");
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(observeLongTasks);
  const { csrfToken } = await (await context.request.get(`${origin}/api/auth/csrf`)).json();
  await context.request.post(`${origin}/api/auth/callback/credentials`, {
    form: { csrfToken, email, password, json: "true" },
    maxRedirects: 0,
  });
  return { context, close: () => browser.close() };
}

function observeLongTasks() {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
}

/**
 * Opens a page with a table, then presses a saved filter that leaves `rows` rows.
 * @returns milliseconds: `paint` until there is something to see, `filter` from the press until the rows are there, and
 * `longest`, the longest task meanwhile, 0 when none lasted 50 ms.
 */
export async function visit(context, url, { filter, rows }) {
  const page = await context.newPage();
  try {
    await page.goto(url, { waitUntil: "load" });
    // Until the dialogs have been fetched ahead: afterwards nothing but the filter is at work.
    await page.waitForLoadState("networkidle");
    const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
    const time = await page.evaluate(pressAndWait, { filter, rows });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    const longest = await page.evaluate(() => Math.max(0, ...globalThis.longTasks));
    return { paint, filter: time, longest };
  } finally {
    await page.close();
  }
}

async function pressAndWait({ filter, rows }) {
  const button = [...document.querySelectorAll("button[aria-pressed]")].find((each) =>
    each.textContent.endsWith(filter),
  );
  const settled = () =>
    document.querySelectorAll("tbody tr").length === rows && document.querySelector("[aria-busy=true]") === null;
  const start = performance.now();
  button.click();
  while (!settled()) {
    if (performance.now() - start > 20_000) throw new Error("The filter's rows did not come.");
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return performance.now() - start;
}

/** Bytes of the scripts that a page asks for, as they travel; not what it fetches ahead when it is idle. */
export async function scriptBytes(context, url) {
  const html = await (await context.request.get(url)).text();
  const sources = new Set(
    [...html.matchAll(/<script\b([^>]*)>/gi)]
      .filter(([, attributes]) => !/\bnomodule\b/i.test(attributes))
      .flatMap(([, attributes]) => /\bsrc="([^"]+)"/.exec(attributes)?.[1] ?? []),
  );
  const page = await context.newPage();
  try {
    await page.goto(url, { waitUntil: "networkidle" });
    const sizes = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name, encodedBodySize }) => [name, encodedBodySize]),
    );
    const asked = new Set([...sources].map((source) => new URL(source, url).href));
    return sizes.filter(([name]) => asked.has(name)).reduce((sum, [, size]) => sum + size, 0);
  } finally {
    await page.close();
  }
}
