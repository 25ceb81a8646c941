import { expect } from "vitest";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import type { Envelope } from "@/lib/events/envelope";
import { apiClient, type Body } from "./api-call";

export type Call = Awaited<ReturnType<typeof apiClient>>;
export type Given = Readonly<{ given: GivenWorkspace; call: Call }>;

export async function givenCaller(...scopes: string[]): Promise<Given> {
  const given = await givenWorkspace();
  return { given, call: await apiClient(given, ...(scopes.length > 0 ? scopes : ["*"])) };
}

/** The answer's data, for what must have gone well. */
export async function done(answer: ReturnType<Call>): Promise<Body> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body?.data;
}

export const ticket = (call: Call, more: object = {}) =>
  done(
    call("POST", "/tickets", { subject: "Printer", body: "Fire", requester: { email: "ada@example.com" }, ...more }),
  );
/** Everything that the feed holds for whoever may read all of it. */
export async function feed(call: Call, query = ""): Promise<Envelope[]> {
  return done(call("GET", `/events?limit=100${query}`));
}
export const contact = async (call: Call) => (await done(call("POST", "/contacts", { email: "grace@example.com" }))).id;
export const customer = async (call: Call) => (await done(call("POST", "/customers", { name: "Acme" }))).id;
export const note = async (call: Call) =>
  (await done(call("POST", `/tickets/${(await ticket(call)).id}/notes`, { body: "Hm" }))).id;
export const upload = (call: Call) =>
  done(call("POST", "/attachments", { filename: "a.txt", content_type: "text/plain", content_base64: btoa("a") }));
