import type { ChildProcess } from "node:child_process";
import type { Problem } from "../fixtures/api-client";
import { type HeadersToSend, type Reply, send } from "../fixtures/http";
import { aheadUrl, ownServers, proxyPorts, serverEnvironment } from "../fixtures/installation";
import { Nginx, nginxPath } from "../fixtures/nginx";
import { startServer, stopProcess } from "../fixtures/own-server";
import { expect, test } from "../fixtures/test";
import { Workspace } from "../fixtures/workspace";
import { expectProblem } from "./problems";

/**
 * Who is calling, seen through real proxies. The addresses of 127.0.0.0/8 play the parts: two proxies that the server
 * trusts, and a client that it does not. Nobody but the nearest trusted proxy can make the server believe anything.
 */
const client = "127.0.0.5";
const [inner, outer] = ["127.0.0.11", "127.0.0.12"];
const direct = `http://127.0.0.1:${proxyPorts}`;
const behindOne = `http://127.0.0.1:${proxyPorts + 1}`;
const behindTwo = `http://127.0.0.1:${proxyPorts + 2}`;
const untrusting = `http://127.0.0.1:${proxyPorts + 3}`;

const program = nginxPath();
const missing = "nginx is not installed: the tests behind real proxies are SKIPPED. apt-get install nginx-light";

// One worker: the servers and their ports are shared by all tests of this file.
test.describe.configure({ mode: "default" });
test.skip(({ baseURL }) => !ownServers || baseURL !== aheadUrl, "has servers of its own");

let servers: ChildProcess[] = [];
let nginx: Nginx | null = null;
/** A key for anybody, and one for the client's address alone. */
let keys: { open: string; confined: string };

test.beforeAll(async ({ browserName: _ }, { project }) => {
  if (!ownServers || project.name !== "api-ahead") return;
  const workspace = await Workspace.create("Proxied");
  const [open, confined] = [
    await workspace.key(["tickets:read"]),
    await workspace.key(["tickets:read"], { allowIps: [client] }),
  ];
  keys = { open: open.key, confined: confined.key };
  const environment = (url: string, TRUSTED_PROXIES: string) => ({ ...serverEnvironment(url), TRUSTED_PROXIES });
  servers = await Promise.all([
    startServer(environment(direct, `${inner},${outer}`)),
    startServer(environment(untrusting, "")),
  ]);
  if (!program) return sayItIsMissing();
  nginx = await Nginx.start(program, (folder) => [
    { listen: behindOne.slice("http://".length), to: direct, from: inner },
    { listen: behindTwo.slice("http://".length), to: behindOne, from: outer },
    { listen: `unix:${folder}/door`, to: direct, from: inner, proto: "https" },
  ]);
});

test.afterAll(async () => {
  await nginx?.stop();
  await Promise.all(servers.map(stopProcess));
});

function sayItIsMissing(): void {
  if (process.env.CI) throw new Error(missing);
  const bar = "!".repeat(100);
  console.warn(`\n${bar}\n!!  ${missing}\n${bar}\n`);
}

type Seen = { client_ip: string | null };

function call<T = Seen>(url: string, key: string, headers: HeadersToSend = {}, from = client): Promise<Reply<T>> {
  const sent = { ...headers, Authorization: `Bearer ${key}` };
  return send<T>({ method: "GET", url: `${url}/api/public/test`, headers: sent, from });
}

/** What clients write into their requests to look like somebody else. */
const forgeries: [string, HeadersToSend][] = [
  ["nothing", {}],
  ["X-Forwarded-For", { "X-Forwarded-For": "203.0.113.50" }],
  ["two X-Forwarded-For headers", { "X-Forwarded-For": ["203.0.113.50", "203.0.113.51"] }],
  ["an empty X-Forwarded-For", { "X-Forwarded-For": "" }],
  ["commas alone", { "X-Forwarded-For": ",,, ," }],
  ["a trusted proxy's address", { "X-Forwarded-For": `203.0.113.50, ${inner}` }],
  ["loopback", { "X-Forwarded-For": "127.0.0.1" }],
  ["IPv6", { "X-Forwarded-For": "2001:db8::1" }],
  ["IPv4 inside IPv6", { "X-Forwarded-For": "::ffff:203.0.113.50" }],
  ["a hundred hops", { "X-Forwarded-For": Array(100).fill("203.0.113.50").join(", ") }],
  ["nonsense", { "X-Forwarded-For": "unknown, 203.0.113.050, 0x7f.1, 1.2.3" }],
  ["X-Real-IP", { "X-Real-IP": "203.0.113.50" }],
  ["X-Client-IP", { "X-Client-IP": "203.0.113.50", "True-Client-IP": "203.0.113.50" }],
  ["Forwarded", { Forwarded: "for=203.0.113.50;proto=https;host=evil.example" }],
  ["the sealed header of Latchkey itself", { "X-Latchkey-Caller": "0123 203.0.113.50 https socket" }],
  ["another host", { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https" }],
];

for (const [place, url, needsNginx] of [
  ["directly", direct, false],
  ["directly, where no proxy is trusted", untrusting, false],
  ["through one proxy", behindOne, true],
  ["through two proxies", behindTwo, true],
] as const) {
  for (const [what, headers] of forgeries) {
    test(`${place}, a client that forges ${what} is seen as itself`, async () => {
      test.skip(needsNginx && nginx === null, missing);
      const { status, body } = await call(url, keys.open, headers);
      expect({ status, ip: body.client_ip }).toEqual({ status: 200, ip: client });
    });
  }

  test(`${place}, a list of addresses lets its client in and nobody else, whatever they write`, async () => {
    test.skip(needsNginx && nginx === null, missing);
    expect((await call(url, keys.confined)).status).toBe(200);
    for (const headers of [
      {} as HeadersToSend,
      { "X-Forwarded-For": client },
      { "X-Forwarded-For": `${client}, ${client}` },
    ]) {
      const reply = await call<Problem>(url, keys.confined, headers, "127.0.0.6");
      expectProblem(reply, 403, "ip_not_allowed");
      expect(reply.body.client_ip).toBe("127.0.0.6");
    }
  });
}

/** What the nearest trusted proxy says is believed, as far as it is an address. The client speaks as that proxy here. */
const told: [string, string | null][] = [
  ["203.0.113.50", "203.0.113.50"],
  ["1.1.1.1, 203.0.113.50", "203.0.113.50"],
  [`203.0.113.50, ${outer}`, "203.0.113.50"],
  ["::ffff:203.0.113.50", "203.0.113.50"],
  ["::FFFF:cb00:7132", "203.0.113.50"],
  ["2001:DB8:0:0:0:0:0:7", "2001:db8::7"],
  ["fe80::1%eth0", "fe80::1"],
  ["203.0.113.050", null],
  ["3405803826", null],
  ["0xcb.0.113.50", null],
  ["203.0.113", null],
  ["203.0.113.50:4711", null],
  ["[2001:db8::7]:4711", null],
  ["unknown", null],
  ["_hidden", null],
];

for (const [written, ip] of told) {
  test(`a trusted proxy that passes on ${JSON.stringify(written)} speaks for ${ip ?? "nobody"}`, async () => {
    const headers = { "X-Forwarded-For": written, "X-Forwarded-Proto": "https" };
    const { status, body } = await call(direct, keys.open, headers, inner);
    expect({ status, ip: body.client_ip }).toEqual({ status: 200, ip });
    expectProblem(await call<Problem>(direct, keys.confined, headers, inner), 403, "ip_not_allowed");
  });
}

test("a caller without an address, through a socket file, is refused where a list exists", async () => {
  test.skip(nginx === null, missing);
  const socketPath = `${nginx?.folder}/door`;
  const ask = <T>(key: string, headers: HeadersToSend = {}) =>
    send<T>({
      method: "GET",
      url: `${direct}/api/public/test`,
      headers: { ...headers, Authorization: `Bearer ${key}` },
      socketPath,
    });
  expect((await ask<Seen>(keys.open)).body.client_ip).toBeNull();
  for (const headers of [{} as HeadersToSend, { "X-Forwarded-For": client }])
    expectProblem(await ask<Problem>(keys.confined, headers), 403, "ip_not_allowed");
});

test("plain http through a proxy is refused, whatever scheme the client claims", async () => {
  const from = { "X-Forwarded-For": "203.0.113.50" };
  for (const proto of ["http", "https, http"]) {
    const reply = await call<Problem>(direct, keys.open, { ...from, "X-Forwarded-Proto": proto }, inner);
    expectProblem(reply, 403, "https_required");
    expect(reply.headers.location).toBeUndefined();
  }
  // An untrusted peer is loopback here, so it may speak plain http; what it claims does not make it secure.
  const claimed = await call(direct, keys.open, { "X-Forwarded-Proto": "https" });
  expect(claimed.headers["strict-transport-security"]).toBeUndefined();
});
