import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { showIdentitySecret } from "@/lib/widgets/commands/identity-secret";
import { apiClient, problem } from "./testing/api-call";
import { freshIp, givenWidget, ticket, visit, way } from "./testing/given-widget";

const { workspace: given, admin, path, create, tickets } = givenWidget();

describe("the limits", () => {
  const ip = "198.51.100.77";
  const someone = (at: number) => ({ requester: { email: `person${at}@example.com` } });

  test("are one bucket with keys from the same address, and mistakes are given back", async () => {
    const keyed = await apiClient(given(), "tickets:write");
    for (let at = 0; at < 5; at++) expect((await create(someone(at), { ip })).status).toBe(201);
    for (let at = 0; at < 3; at++) expect((await create({ subject: "" }, { ip })).status).toBe(422);
    expect(
      (await visit("POST", path("tickets"), { ip, body: new FormData(), headers: { "Content-Type": "text/plain" } }))
        .status,
    ).toBe(415);
    for (let at = 0; at < 5; at++) expect((await keyed("POST", "/tickets", ticket(), way(ip))).status).toBe(201);
    const eleventh = await create(someone(11), { ip });
    expect(problem(eleventh)).toEqual([429, "rate_limited"]);
    expect(eleventh.body["violated-policies"]).toEqual(["tickets-create"]);
    expect(problem(await keyed("POST", "/tickets", ticket(), way(ip)))).toEqual([429, "rate_limited"]);
    expect((await create(someone(12))).status, "another address").toBe(201);
  });

  test("of an address without a key bound the mistakes too", async () => {
    const answers = [];
    for (let at = 0; at < 61; at++) answers.push((await create({ subject: "" }, { ip })).status);
    expect(answers.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 422));
    expect(answers[60]).toBe(429);
  });

  test("keep strangers from filling somebody's mailbox, wherever they call from", async () => {
    const to = (email: string) => create({ requester: { email } });
    for (const tag of ["", "+1", "+2"]) expect((await to(`victim${tag}@example.com`)).status).toBe(201);
    for (const tag of ["+3", "+4"]) expect((await to(`Victim${tag}@example.com`)).status).toBe(201);
    const sixth = await to("victim+5@example.com");
    expect(problem(sixth)).toEqual([429, "rate_limited"]);
    expect(sixth.body["violated-policies"]).toEqual(["tickets-create-email"]);
    expect((await to("other@example.com")).status).toBe(201);
    const { secret } = await showIdentitySecret(admin());
    const hmac = createHmac("sha256", secret).update("victim@example.com").digest("hex");
    const proved = await create({ requester: undefined, identity: { email: "victim@example.com", hmac } });
    expect(proved.status, "the victim, whose site knows them").toBe(201);
  });
});

describe("an Idempotency-Key", () => {
  const headers = { "Idempotency-Key": '"visit-1"' };

  test("makes one ticket of many calls from one address", async () => {
    const ip = freshIp();
    const first = await create({}, { ip, headers });
    const again = await create({}, { ip, headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(problem(await create({ subject: "Another" }, { ip, headers }))).toEqual([422, "idempotency_key_reused"]);
    expect(await tickets()).toHaveLength(1);
  });

  test("of one address is nothing to another address, workspace or key", async () => {
    const ip = freshIp();
    const keyed = await apiClient(given(), "tickets:write");
    await create({}, { ip, headers });
    const answers = [
      await create({}, { headers }),
      await keyed("POST", "/tickets", ticket(), { ...headers, ...way(ip) }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.headers.get("idempotency-replayed")).toBeNull();
    }
    expect(await tickets()).toHaveLength(3);
  });

  test("repeats the answer when the limit is used up, and keeps nothing readable", async () => {
    const ip = freshIp();
    for (let at = 0; at < 10; at++) {
      const body = { requester: { email: `p${at}@example.com` } };
      await create(body, { ip, headers: { "Idempotency-Key": `visit-${at}` } });
    }
    const last = { requester: { email: "p9@example.com" } };
    expect((await create(last, { ip })).status).toBe(429);
    const again = await create(last, { ip, headers: { "Idempotency-Key": "visit-9" } });
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
    const rows = await db().idempotentCall.findMany({ where: { workspaceId: given().workspace.id } });
    expect(rows).toHaveLength(10);
    expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|visit|p9@/);
  });
});
