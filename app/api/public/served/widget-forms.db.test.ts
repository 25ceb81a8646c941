import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { givenWorkspace } from "@/lib/db/testing/given";
import { rotateIdentitySecret, showIdentitySecret } from "@/lib/widgets/commands/identity-secret";
import { setWidget } from "@/lib/widgets/commands/set";
import { formLife, makeFormToken } from "@/lib/widgets/form-token";
import { apiClient, problem } from "./testing/api-call";
import { freshIp, givenWidget, visit, way } from "./testing/given-widget";

const { workspace: given, admin, set, path, create, tickets } = givenWidget();
const token = (age = 5_000) => makeFormToken(given().workspace.id, Date.now() - age);
const shop = { Origin: "https://shop.example" };

describe("the domains of the widget", () => {
  const origin = (Origin: string) => create({ form_token: token() }, { headers: { Origin } });

  test("empty, they let every page in", async () => {
    for (const each of ["https://shop.example", "http://shop.example", "null"]) {
      expect((await origin(each)).status, each).toBe(201);
    }
  });

  test("they let in the pages that they name, and others learn why not", async () => {
    await set({ allowedDomains: ["shop.example", "*.eu.example"] });
    for (const each of ["https://shop.example", "https://www.eu.example"]) {
      expect((await origin(each)).status, each).toBe(201);
    }
    for (const each of ["https://evil.example", "http://shop.example", "https://shop.example:8443", "null"]) {
      const answer = await origin(each);
      expect(problem(answer), each).toEqual([403, "origin_not_allowed"]);
      expect(answer.headers.get("access-control-allow-origin"), each).toBe(each);
      expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
      const config = await visit("GET", path("config"), { headers: { Origin: each } });
      expect(problem(config), each).toEqual([403, "origin_not_allowed"]);
    }
    expect((await create()).status, "a program").toBe(201);
    expect(await tickets()).toHaveLength(3);
  });
});

describe("the form token", () => {
  const send = (form_token?: string) => create(form_token === undefined ? {} : { form_token }, { headers: shop });

  test("is asked of web pages, and what is sent is checked wherever it comes from", async () => {
    expect(problem(await send())).toEqual([422, "form_expired"]);
    expect((await send(token())).status).toBe(201);
    expect((await create()).status).toBe(201);
    expect(problem(await create({ form_token: "mine" }))).toEqual([422, "form_expired"]);
  });

  test("too young, too old or of another workspace, it is refused and costs nothing", async () => {
    const other = await givenWorkspace();
    const ip = freshIp();
    const left = async (form_token: string) => {
      const answer = await create({ form_token }, { headers: shop, ip });
      return [...problem(answer), /"tickets-create";r=(\d+)/.exec(answer.headers.get("ratelimit") ?? "")?.[1]];
    };
    expect(await left(token(0))).toEqual([422, "form_too_quick", "10"]);
    expect(await left(token(formLife + 1_000))).toEqual([422, "form_expired", "10"]);
    expect(await left(makeFormToken(other.workspace.id, Date.now() - 5_000))).toEqual([422, "form_expired", "10"]);
  });

  test("comes with the config and works from then on", async () => {
    const config = await visit("GET", path("config"), { headers: shop });
    const { form_token } = config.body.data;
    const quick = await send(form_token);
    expect(problem(quick)).toEqual([422, "form_too_quick"]);
    expect(quick.body.retry_after).toBeGreaterThan(0);
    expect(quick.headers.get("retry-after")).toBe(String(quick.body.retry_after));
  });
});

test("a program that fills in every field creates nothing, and is told", async () => {
  const answer = await create({ website: "https://spam.example" });
  expect(problem(answer)).toEqual([422, "validation_failed"]);
  expect(answer.body.errors).toMatchObject([{ pointer: "/website" }]);
  expect((await create({ website: "" })).status).toBe(201);
  expect(await tickets()).toHaveLength(1);
});

describe("an identity", () => {
  const prove = (secret: string, email: string) => ({
    identity: { email, hmac: createHmac("sha256", secret).update(email).digest("hex") },
    requester: undefined,
  });
  const show = () => showIdentitySecret(admin());
  const rotate = () => rotateIdentitySecret(admin());

  test("that the site proves marks the ticket", async () => {
    const { secret } = await show();
    const answer = await create(prove(secret, "Ada@Example.com"));
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(await tickets()).toMatchObject([{ requesterVerified: true, requester: { email: "ada@example.com" } }]);
    const reader = await apiClient(given(), "tickets:read");
    const { body } = await reader("GET", "/tickets/1", undefined, way(freshIp()));
    expect(body.data).toMatchObject({ requester_verified: true, channel: "widget" });
  });

  test("that is not proved, or proves another address, is refused", async () => {
    const { secret } = await show();
    const other = await givenWorkspace();
    await setWidget(other.ctx("admin", "policy:manage"), { enabled: true });
    const theirs = await showIdentitySecret(other.ctx("admin", "policy:manage"));
    const proof = prove(secret, "ada@example.com");
    const cases = [
      prove(theirs.secret, "ada@example.com"),
      prove("", "ada@example.com"),
      { identity: { ...proof.identity, email: "eve@example.com" } },
      { identity: { ...proof.identity, email: "ADA@example.com" } },
    ];
    for (const more of cases) {
      const answer = await create({ requester: undefined, ...more });
      expect(problem(answer)).toEqual([422, "validation_failed"]);
      expect(answer.body.errors).toMatchObject([{ pointer: "/identity/hmac" }]);
    }
    const mixed = await create({ ...proof, requester: { email: "eve@example.com" } });
    expect(mixed.body.errors).toMatchObject([{ pointer: "/requester/email" }]);
    expect(await tickets()).toEqual([]);
  });

  test("holds for a day after the secret was rotated, and not after the next time", async () => {
    const first = prove((await show()).secret, "ada@example.com");
    const { secret, formerUntil } = await rotate();
    expect(Date.parse(formerUntil ?? "")).toBeGreaterThan(Date.now() + 86_000_000);
    expect((await create(first)).status).toBe(201);
    expect((await create(prove(secret, "ada@example.com"))).status).toBe(201);
    await db().widget.updateMany({ data: { rotatedAt: new Date(Date.now() - 86_400_001) } });
    expect((await create(first)).status).toBe(422);
    expect((await show()).formerUntil).toBeNull();
    await rotate();
    await rotate();
    expect((await create(prove(secret, "ada@example.com"))).status).toBe(422);
  });

  test("is not readable in the database, and who saw the secret is recorded", async () => {
    const { secret } = await show();
    const { secret: next } = await rotate();
    expect(next).not.toBe(secret);
    const row = await db().widget.findUnique({ where: { workspaceId: given().workspace.id } });
    const events = await db().auditEvent.findMany({ where: { workspaceId: given().workspace.id } });
    expect(JSON.stringify([row, events])).not.toMatch(new RegExp(`${secret.slice(4)}|${next.slice(4)}`));
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["widget.secret_shown", "widget.secret_rotated"]),
    );
  });
});
