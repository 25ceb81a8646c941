import { readFileSync } from "node:fs";
import { givenTicket, givenTickets, type One } from "../api/given-tickets";
import { expect, test } from "../fixtures/test";
import { portalToken } from "./given-subjects";
import { fencesOf, hasPython, runSample } from "./run-sample";
import { freePort, serveSample } from "./serve-sample";

const guide = readFileSync("docs/integrator-guide.md", "utf8");
const commandLine = "npm run cli -- ";

/** What the output of a sample must hold, by a word of the sample. */
const prints: [word: string, output: RegExp][] = [
  ["/test", /"success":true/],
  ["per_page=5", /did_you_mean.*limit/],
  ["tags[]=hardware", /"tags":\["hardware"\]/],
  ["on_conflict=update", /"external_id":"crm-42"/],
  ["async function* every", /Ticket 1\n/],
  ["comment.created&wait=25", /"type":"ticket.created"/],
  ["hooks.example.com", /"secret":"whsec_/],
  ["events-cursor.txt", /^\d+ ticket\.created tkt_/m],
  ["tickets-since.txt", /^3 tickets/],
  ["def create", /^\d+\n$/],
  ["If-Match", /"priority":"high"/],
  ["/config", /"form_token":"/],
  ["@cup.txt", /"number":\d+/],
  ["WIDGET_SECRET", /^201 .*number/s],
  ["MAIL_HOOK_SECRET", /^202 .*received/s],
  ["/links", /"message":"If we know/],
  ["PORTAL_TOKEN", /"status":"open".*"author":\{"type":"you"/s],
  ["rate-limits", /"policy":"tickets-create"/],
  ["key replace", /^lk_live_/],
];

const isReceiver = (code: string) => code.includes("WEBHOOK_SECRET");

for (const { language, code } of fencesOf(guide).filter(({ code }) => !isReceiver(code))) {
  const [word, output] = prints.find(([word]) => code.includes(word)) ?? [];
  test(`the guide's ${language} sample with ${word} does what the guide says`, async ({ api, baseURL, workspace }) => {
    test.skip(
      language === "python" && !hasPython,
      "There is no python3 on this machine: the Python samples are not run.",
    );
    expect(output, `an expectation for ${code}`).toBeDefined();
    const client = await api(["*"]);
    await givenTickets(client, 3);
    if (code.startsWith(commandLine)) {
      const [noun, verb, ...flags] = code.slice(commandLine.length).trim().split(" ");
      expect(flags).toEqual(["--workspace", "acme", "--key", expect.stringMatching(/^lk_live_/)]);
      const made = await workspace.command<{ key: string }>(`${noun} ${verb}`, "--key", client.keyId);
      expect(made.key).toMatch(output ?? "");
      return;
    }
    await workspace.command("widget set", "--on");
    await workspace.command("portal open");
    const { secret } = await workspace.command<{ secret: string }>("widget secret");
    const environment = {
      LATCHKEY_URL: `${baseURL}/api/public`,
      LATCHKEY_API_KEY: client.key ?? "",
      LATCHKEY_WORKSPACE: workspace.id,
      WIDGET_SECRET: secret,
      MAIL_HOOK_SECRET: (await workspace.command<{ secret: string }>("mail hook")).secret,
      // It comes with a ticket of its own, which the others would count.
      LATCHKEY_PORTAL_TOKEN: code.includes("PORTAL_TOKEN") ? await portalToken(client, workspace) : "",
    };
    expect(await runSample(language, code, environment)).toMatch(output ?? "");
  });
}

test("the guide's receiver takes what was signed with its secret, once, and nothing else", async ({ api }) => {
  const [receiver] = fencesOf(guide).filter(({ code }) => isReceiver(code));
  if (!receiver) throw new Error("The guide has no receiver.");
  const client = await api(["webhooks:write", "tickets:write"]);
  const port = await freePort();
  const hook = { url: `http://127.0.0.1:${port}/`, events: ["ticket.created"] };
  const { body } = await client.post<One<{ id: string; secret: string }>>("/webhooks", hook);
  const running = serveSample(receiver.code, { PORT: String(port), WEBHOOK_SECRET: body.data.secret });
  try {
    await expect
      .poll(() =>
        fetch(hook.url).then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBeGreaterThan(0);
    const ticket = await givenTicket(client);
    await expect.poll(() => running.printed(), { timeout: 15_000 }).toMatch(/^\d+ ticket\.created tkt_/m);
    expect(running.printed()).toContain(ticket.id);
    const forged = { "webhook-id": "evt_1", "webhook-timestamp": String(Math.floor(Date.now() / 1000)) };
    const headers = { ...forged, "webhook-signature": "v1,AAAA" };
    expect((await fetch(hook.url, { method: "POST", headers, body: "{}" })).status).toBe(401);
    expect(running.printed().trim().split("\n")).toHaveLength(1);
  } finally {
    running.stop();
  }
});
