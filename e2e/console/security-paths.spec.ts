import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { BrowserContext } from "@playwright/test";
import { databaseIsReadable, snapshot } from "../fixtures/database";
import { type HeadersToSend, send } from "../fixtures/http";
import { ownServers, serverEnvironment, sparePorts } from "../fixtures/installation";
import { stopProcess } from "../fixtures/own-server";
import { actionIds, actionsAreKnown, postRaw } from "../fixtures/raw-actions";
import { expect, test } from "../fixtures/test";
import { startWithoutProxy } from "../fixtures/without-proxy";

/** Every way that is known to lead around a check which looks at paths. What is behind them has to check for itself. */
const manifest = ".next/server/app-paths-manifest.json";
test.skip(!existsSync(manifest), "needs the build of the server under test");

const canary = "Canary of the vault";

/** What anybody may open. All else is for members, and new pages are until somebody lists them here. */
const open = new Set([
  "/(auth)/invite/[token]/page",
  "/(auth)/setup/page",
  "/(auth)/sign-in/page",
  "/_global-error/page",
  "/_not-found/page",
  "/api/auth/[...nextauth]/route",
  "/docs/api/[topic]/page",
  "/docs/api/errors/page",
  "/docs/api/page",
  "/docs/markdown/[page]/route",
  "/favicon.ico/route",
  "/icon.svg/route",
  "/llms.txt/route",
  // It leads on, to where one belongs.
  "/page",
  // For contacts of the workspace, with sessions of their own.
  "/portal/[workspace]/open/page",
  "/portal/[workspace]/page",
  "/portal/[workspace]/tickets/[number]/page",
]);

/** Pages and routes for members, as addresses in a workspace. The public API has guards of its own. */
function membersOnly(slug: string): string[] {
  const built = Object.keys(JSON.parse(readFileSync(manifest, "utf8")) as object);
  const closed = built.filter((name) => !open.has(name) && !name.startsWith("/api/public/"));
  return closed.map((name) =>
    name
      .replace(/\/(page|route)$/, "")
      .replace(/\/\([^)]+\)/g, "")
      .replace("[workspace]", slug)
      .replace(/\[[^\]]+\]/g, "1"),
  );
}

type Variant = readonly [path: string, headers?: HeadersToSend];

function variantsOf(path: string, slug: string): Variant[] {
  const [place = "", query = ""] = path.split(/(?=\?)/);
  const buildId = readFileSync(".next/BUILD_ID", "utf8").trim();
  const flight = { RSC: "1" };
  return [
    [path],
    [`${place}.rsc${query}`],
    [`${place}.rsc${query}`, flight],
    [`${place}?_rsc=1abc`, flight],
    [path, { ...flight, "Next-Router-Prefetch": "1" }],
    [path, { ...flight, "Next-Router-Segment-Prefetch": "/_tree" }],
    [path, { ...flight, "Next-Router-Segment-Prefetch": "/_full" }],
    [`${place}.segments/_tree.segment.rsc`, flight],
    [`${place}.segments/_full.segment.rsc`],
    [`/_next/data/${buildId}${place}.json`],
    [path, { "x-nextjs-data": "1" }],
    ...["proxy", "middleware", "src/middleware"].map((name): Variant => {
      return [path, { "x-middleware-subrequest": Array(5).fill(name).join(":") }];
    }),
    [path, { "x-middleware-next": "1", "x-middleware-rewrite": path, "x-middleware-override-headers": "cookie" }],
    ["/sign-in", { "x-matched-path": path, "x-invoke-path": path, "x-now-route-matches": `1=${slug}` }],
    [path, { "X-Latchkey-Caller": "0 127.0.0.1 https socket", "x-latchkey-path": path }],
    [`/${path}`],
    [`${place}/${query}`],
    [`${place}/.${query}`],
    [`/sign-in/..${path}`],
    [`/sign-in/%2e%2e${path}`],
    [`/sign-in/..%2f..${path}`],
    [path.replace("/s", "/%73")],
    [path.replace("/s", "/S")],
    [path.replace(`/${slug}/`, `/${slug}%2f`)],
    [path.replace(`/${slug}/`, `/${slug}//`)],
    [`${place}?nxtPworkspace=${slug}`],
    [`/nobodys/${place.split("/").slice(2).join("/")}?nxtPworkspace=${slug}`],
    [`${place};x=1`],
  ];
}

async function cookieOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

test.describe("what belongs to members", () => {
  for (const isThere of [true, false]) {
    test(`${isThere ? "with" : "without"} proxy.ts, is for them alone, by whatever path and headers`, async ({
      baseURL,
      signedInAs,
      api,
      workspace,
      other,
    }, { parallelIndex }) => {
      test.skip(!isThere && !ownServers, "starts a server of its own");
      test.slow();
      const url = isThere ? baseURL : `http://127.0.0.1:${sparePorts + parallelIndex}`;
      const server: ChildProcess | null = isThere ? null : await startWithoutProxy(serverEnvironment(url));
      try {
        const { slug } = workspace;
        await workspace.key(["tickets:read"], { name: canary });
        const client = await api(["tickets:write"]);
        await client.post("/tickets", { subject: canary, body: canary, requester: { email: "vault@example.com" } });
        const owner = await cookieOf((await signedInAs("owner")).context());
        const outsider = await cookieOf((await signedInAs(other.owner)).context());
        const get = ([path, headers = {}]: Variant, Cookie: string) =>
          send({ method: "GET", url: url + path, headers: { ...headers, ...(Cookie ? { Cookie } : {}) } });
        const policy = (await get(["/sign-in"], "")).headers["content-security-policy"];
        expect(policy !== undefined, "proxy.ts sets the policy of pages").toBe(isThere);
        const places = ["settings/api-keys", "settings/api-keys/export", "settings/audit-log", "support/tickets"];
        for (const path of [...places, "settings/audit-log/export?format=json"].map((place) => `/${slug}/${place}`)) {
          expect((await get([path], owner)).text, `${path}, as its owner`).toContain(canary);
          for (const variant of variantsOf(path, slug)) {
            for (const [who, cookie] of [
              ["nobody", ""],
              ["an outsider", outsider],
            ] as const) {
              const { text, status } = await get(variant, cookie);
              expect(text, `${JSON.stringify(variant)}, as ${who}`).not.toContain(canary);
              expect(text, `${JSON.stringify(variant)}, as ${who}`).not.toContain(workspace.owner.email);
              expect(status, `${JSON.stringify(variant)}, as ${who}`).toBeLessThan(500);
            }
          }
        }
      } finally {
        if (server) await stopProcess(server);
      }
    });
  }

  test("without proxy.ts, every server action refuses nobody and another workspace's owner", async ({
    browser,
    signedInAs,
    workspace,
    other,
  }, { parallelIndex }) => {
    test.skip(!ownServers || !actionsAreKnown || !databaseIsReadable, "starts a server of its own");
    test.slow();
    const url = `http://127.0.0.1:${sparePorts + parallelIndex}`;
    const { id } = await workspace.key(["tickets:read"], { name: canary });
    const server = await startWithoutProxy(serverEnvironment(url));
    const [nobody, outsider] = [await browser.newContext({ baseURL: url }), await browser.newContext({ baseURL: url })];
    try {
      await outsider.addCookies(await (await signedInAs(other.owner)).context().cookies());
      const people = [workspace.owner.email, other.owner.email];
      const before = snapshot(workspace.id, people);
      for (const poster of [nobody, outsider]) {
        for (const [name, action] of actionIds()) {
          for (const args of [[workspace.slug, { id }], [workspace.slug, {}], [{ id }]]) {
            expect(await postRaw(poster, action, args), `${name} ${JSON.stringify(args)}`).not.toContain('"ok":true');
          }
        }
      }
      expect(snapshot(workspace.id, people)).toBe(before);
    } finally {
      await nobody.close();
      await outsider.close();
      await stopProcess(server);
    }
  });

  test("is every page and route that is not listed as open to all", async ({
    baseURL,
    signedInAs,
    workspace,
    other,
  }) => {
    const outsider = await cookieOf((await signedInAs(other.owner)).context());
    const paths = membersOnly(workspace.slug);
    expect(paths).toContain(`/${workspace.slug}/settings/api-keys`);
    for (const path of paths) {
      const asked = { method: "GET", url: baseURL + path };
      const { status, headers } = await send(asked);
      if (status === 307) expect(headers.location, path).toMatch(/^\/sign-in/);
      else expect([401, 405], `${path} answered nobody with ${status}`).toContain(status);
      if (!path.includes(workspace.slug)) continue;
      const theirs = await send({ ...asked, headers: { Cookie: outsider } });
      expect([404, 405], `${path} answered an outsider with ${theirs.status}`).toContain(theirs.status);
    }
  });
});

test("a session opens nothing of the API, and a key nothing of the console", async ({ baseURL, signedInAs, api }) => {
  const page = await signedInAs("owner");
  const Cookie = await cookieOf(page.context());
  const session = /latchkey-session=([^;]+)/.exec(Cookie)?.[1] ?? "";
  const call = (path: string, headers: HeadersToSend) => send({ method: "GET", url: baseURL + path, headers });
  expect((await call("/api/public/test", { Cookie })).body).toMatchObject({ code: "key_missing" });
  const bearer = await call("/api/public/test", { Authorization: `Bearer ${session}` });
  expect(bearer.body).toMatchObject({ code: "key_malformed" });
  const { key } = await api(["*"]);
  const crossed: HeadersToSend[] = [
    { Authorization: `Bearer ${key}` },
    { Authorization: `Bearer ${session}` },
    { Cookie: `latchkey-session=${key}` },
  ];
  for (const headers of crossed) {
    expect((await call("/account", headers)).headers.location).toMatch(/^\/sign-in/);
    expect((await call("/api/auth/session", headers)).text).not.toContain("@");
  }
});

test("every answer of every part forbids framing and guessing its type, and none says what made it", async ({
  baseURL,
  signedInAs,
  workspace,
}) => {
  const owner = await cookieOf((await signedInAs("owner")).context());
  const asNobody = [
    "/",
    "/sign-in",
    "/nope",
    "/invite/none",
    "/docs/api",
    "/docs/api/errors",
    "/docs/api.md",
    "/llms.txt",
  ];
  const files = ["/icon.svg", "/_next/static/none.js", "/_next/image", "/_next/data/none.json", "/%00"];
  const apis = [
    "/api",
    "/api/nope",
    "/api/auth/nope",
    "/api/auth/session",
    "/api/public",
    "/api/public/nope",
    "/v1/test",
  ];
  const portal = [`/portal/${workspace.slug}`, "/portal/nobody", `/portal/${workspace.slug}/open`];
  const console = ["", "/settings/api-keys", "/settings/api-keys/export", "/nope"].map(
    (end) => `/${workspace.slug}${end}`,
  );
  const attachments = `/api/console/${workspace.slug}/attachments`;
  const all = [...asNobody, ...files, ...apis, ...portal, ...console, attachments, `${attachments}/none`];
  for (const [path, Cookie] of all.flatMap((each): [string, string][] => [
    [each, ""],
    [each, owner],
  ])) {
    const { headers, status } = await send({ method: "GET", url: baseURL + path, headers: Cookie ? { Cookie } : {} });
    const what = `${path} (${status})`;
    expect(status, what).toBeLessThan(500);
    expect(headers["content-security-policy"], what).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"], what).toBe("nosniff");
    expect(headers["x-powered-by"], what).toBeUndefined();
    expect(headers.server, what).toBeUndefined();
    const isPublic = [...files, "/docs/api.md", "/llms.txt"].includes(path);
    if (isPublic || status >= 300) continue;
    expect(headers["cache-control"], what).toMatch(/no-store/);
    expect(headers["x-nextjs-cache"], what).toBeUndefined();
  }
});

test("what Next would fail on is refused before it", async ({ baseURL }) => {
  for (const path of ["/%zz", "/docs/%", "/portal/%ff", "/..%c0%af../etc/passwd", "/api/auth/%zz"]) {
    expect((await send({ method: "GET", url: baseURL + path })).status, path).toBe(400);
  }
  for (const method of ["TRACE", "PUT", "DELETE", "PROPFIND"]) {
    const { status, headers } = await send({ method, url: `${baseURL}/sign-in` });
    expect({ status, allow: headers.allow }, method).toEqual({ status: 405, allow: "GET, HEAD, POST, OPTIONS" });
  }
});
