import { expect, test } from "vitest";
import { db } from "../db/client";
import { Recorder } from "./recorder";
import { createRegistry } from "./registry";

const letter = (id: string, dueAt: Date | null, createdAt: Date) => ({
  ...{ id, to: "ada@example.com", subject: "", text: "", html: null, attempts: 0, sentAt: null, error: "" },
  ...{ dueAt, createdAt, workspaceId: null, commentId: null, envelope: null },
});

test("durations are told in buckets of which each counts the smaller ones too", async () => {
  const recorded = new Recorder();
  const labels = { method: "GET", route: "/tickets", status: "2xx" };
  for (const seconds of [0.0005, 0.002, 0.003, 99]) recorded.requests.record(labels, seconds);
  const text = await (await createRegistry(recorded, "1.2.3")).metrics();
  const of = (name: string) => `http_request_duration_seconds_${name}method="GET",route="/tickets",status="2xx"`;
  expect(text).toContain(`${of("bucket{")},le="0.001"} 1\n`);
  expect(text).toContain(`${of("bucket{")},le="0.0025"} 2\n`);
  expect(text).toContain(`${of("bucket{")},le="10"} 3\n`);
  expect(text).toContain(`${of("bucket{")},le="+Inf"} 4\n`);
  expect(text).toContain(`${of("count{")}} 4\n`);
  expect(text).toContain("# TYPE http_request_duration_seconds histogram\n");
  expect(text).toContain('latchkey_build_info{version="1.2.3",');
});

test("queues are counted in the database each time they are asked for, and counters go on from scrape to scrape", async () => {
  const recorded = new Recorder();
  const registry = await createRegistry(recorded, "1.2.3");
  const now = Date.now();
  await db().mailOutbox.deleteMany();
  await db().mailOutbox.createMany({
    data: [
      letter("eml_due", new Date(now - 1_000), new Date(now - 60_000)),
      letter("eml_later", new Date(now + 60_000), new Date(now - 90_000)),
      letter("eml_sent", null, new Date(now - 90_000)),
    ],
  });
  recorded.keyChecks.add({ outcome: "valid" });
  recorded.keyChecks.add({ outcome: "valid" });
  const first = await registry.metrics();
  expect(first).toContain("latchkey_mail_waiting 2\n");
  const overdue = Number(/^latchkey_mail_overdue_seconds (\S+)$/m.exec(first)?.[1]);
  expect(overdue).toBeGreaterThanOrEqual(60);
  expect(overdue).toBeLessThan(80);
  expect(first).toContain('latchkey_webhook_deliveries{status="pending"} 0\n');
  expect(first).toContain("latchkey_database_up 1\n");
  expect(first).toContain('latchkey_key_checks_total{outcome="valid"} 2\n');
  expect(first).not.toContain("latchkey_redis_up");
  await db().mailOutbox.deleteMany();
  recorded.keyChecks.add({ outcome: "valid" });
  const second = await registry.metrics();
  expect(second).toContain("latchkey_mail_waiting 0\n");
  expect(second).toContain('latchkey_key_checks_total{outcome="valid"} 3\n');
});
