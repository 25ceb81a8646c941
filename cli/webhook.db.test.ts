import { afterEach, beforeEach, expect, test } from "vitest";
import { provider } from "../lib/db/client";
import { givenWorkspace } from "../lib/db/testing/given";
import { forgetShared } from "../lib/process-state";
import { startReceiver, verified } from "../lib/webhooks/testing/receiver";
import { cli, json } from "./testing/cli";

beforeEach(() => {
  process.env.WEBHOOK_ALLOW_CIDRS = "127.0.0.0/8";
  forgetShared("env");
});
afterEach(() => {
  process.env.WEBHOOK_ALLOW_CIDRS = "";
  forgetShared("env");
});

test("a webhook is created with a member's rights, tested, given a new secret, listed and deleted", async () => {
  const given = await givenWorkspace();
  const receiver = await startReceiver();
  const at = ["--workspace", given.workspace.slug];
  const events = ["--event", "ticket.*", "--event", "contact.created"];
  const as = ["--as", given.members.developer.email];
  const made = await json("webhook", "create", ...at, ...as, "--url", receiver.url, ...events, "--thin");
  expect(made).toMatchObject({ events: ["contact.created", "ticket.*"], payload: "thin" });
  expect(made.rights_of).toMatchObject({ type: "user", id: given.members.developer.id });
  const one = [...at, "--webhook", made.id];
  expect(await json("webhook", "test", ...one)).toMatchObject({ status: "delivered", response_status: 204 });
  const [got] = receiver.received;
  if (!got) throw new Error("Nothing arrived.");
  expect(verified(made.secret, got).type).toBe("webhook.test");
  const rotated = await json("webhook", "rotate-secret", ...one, "--overlap-hours", "0");
  expect(rotated.secret).not.toBe(made.secret);
  expect(await json("webhook", "list", ...at)).toMatchObject([{ id: made.id, enabled: true }]);
  expect(await json("webhook", "delete", ...one)).toEqual({ id: made.id, deleted: true });
  expect((await cli("webhook", "delete", ...one)).code).toBe(1);
  await receiver.stop();
});

test("what is wrong is named by its flag", async () => {
  const { workspace } = await givenWorkspace();
  const at = ["--workspace", workspace.slug, "--url", "https://93.184.215.14/"];
  expect((await cli("webhook", "create", ...at, "--event", "ticket.exploded")).err).toContain("--event");
  const inside = await cli("webhook", "create", ...at.slice(0, 2), "--url", "https://10.0.0.1/", "--event", "*");
  expect([inside.code, inside.err]).toEqual([1, expect.stringContaining("no public address")]);
});

// On PostgreSQL the secret would be kept in the folder that the tests run in.
test.runIf(provider() === "sqlite")(
  "the secret that the server would make is made when there is none yet",
  async () => {
    const kept = process.env.AUTH_SECRET;
    process.env.AUTH_SECRET = "";
    forgetShared("env");
    try {
      const { workspace } = await givenWorkspace();
      const where = ["--workspace", workspace.slug, "--url", "https://93.184.215.14/"];
      expect((await cli("webhook", "create", ...where, "--event", "*")).code).toBe(0);
      expect(process.env.AUTH_SECRET).toHaveLength(43);
    } finally {
      process.env.AUTH_SECRET = kept;
    }
  },
);
