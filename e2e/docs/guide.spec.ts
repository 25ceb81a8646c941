import { readFileSync } from "node:fs";
import { givenTickets } from "../api/given-tickets";
import { expect, test } from "../fixtures/test";
import { fencesOf, hasPython, runSample } from "./run-sample";

const guide = readFileSync("docs/integrator-guide.md", "utf8");
const commandLine = "npm run cli -- ";

/** What the output of a sample must hold, by a word of the sample. */
const prints: [word: string, output: RegExp][] = [
  ["/test", /"success":true/],
  ["per_page=5", /did_you_mean.*limit/],
  ["tags[]=hardware", /"tags":\["hardware"\]/],
  ["on_conflict=update", /"external_id":"crm-42"/],
  ["async function* every", /Ticket 1\n/],
  ["tickets-since.txt", /^3 tickets/],
  ["def create", /^\d+\n$/],
  ["If-Match", /"priority":"high"/],
  ["rate-limits", /"policy":"tickets-create"/],
  ["key replace", /^lk_live_/],
];

for (const { language, code } of fencesOf(guide)) {
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
    const environment = { LATCHKEY_URL: `${baseURL}/api/public`, LATCHKEY_API_KEY: client.key ?? "" };
    expect(await runSample(language, code, environment)).toMatch(output ?? "");
  });
}
