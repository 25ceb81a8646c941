import { afterAll, beforeEach } from "vitest";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { forgetShared } from "@/lib/process-state";
import { setWidget } from "@/lib/widgets/commands/set";
import { SetWidget } from "@/lib/widgets/schema";
import { send } from "./api-call";

type Sent = { body?: object | FormData | URLSearchParams; headers?: Record<string, string>; ip?: string };

/** Headers of a call from an address, as a trusted proxy passes them on. */
export const way = (ip: string) => ({ "X-Forwarded-For": ip, "X-Forwarded-Proto": "https" });

let address = 0;
export const freshIp = () => `192.0.2.${(++address % 250) + 1}`;

/** Calls the API as somebody without a key does, from an address of its own each time. */
export function visit(method: string, path: string, { body, headers = {}, ip = freshIp() }: Sent = {}) {
  return send(method, path, { body, headers: { ...way(ip), ...headers } });
}

/** The least of a ticket. */
export const ticket = (more: object = {}) => ({
  subject: "Printer",
  body: "It burns",
  requester: { email: "ada@example.com", name: "Ada" },
  ...more,
});

/** A workspace whose widget is on, anew for each test of the file, behind a proxy that tells addresses. */
export function givenWidget() {
  let given: GivenWorkspace;
  process.env.TRUSTED_PROXIES = "127.0.0.1";
  forgetShared("env");
  beforeEach(async () => {
    forgetShared("rate-limiter");
    given = await givenWorkspace();
    await setWidget(given.ctx("admin", "policy:manage"), { enabled: true });
  });
  afterAll(() => {
    process.env.TRUSTED_PROXIES = "";
    forgetShared("env");
  });
  const path = (rest: string) => `/widget/${given.workspace.id}/${rest}`;
  return {
    workspace: () => given,
    admin: () => given.ctx("admin", "policy:manage"),
    set: (input: object) => setWidget(given.ctx("admin", "policy:manage"), SetWidget.parse(input)),
    path,
    create: (more: object = {}, sent: Sent = {}) => visit("POST", path("tickets"), { body: ticket(more), ...sent }),
    tickets: () =>
      db().ticket.findMany({
        where: { workspaceId: given.workspace.id },
        include: { comments: true, requester: true },
        orderBy: { number: "asc" },
      }),
  };
}
