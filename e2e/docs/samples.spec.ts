import document from "../../public/openapi.json" with { type: "json" };
import { expect, test } from "../fixtures/test";
import { portalSession, withSubjects } from "./given-subjects";
import { fencesOf, hasPython, runSample } from "./run-sample";

type Operation = { operationId: string; summary: string; tags: string[] };

const operations = Object.values(document.paths).flatMap((verbs) => Object.values(verbs) as Operation[]);

/** The part of a page of the reference that is about one operation. */
function sectionOf(markdown: string, summary: string): string {
  const [, rest = ""] = markdown.split(`\n## ${summary}\n`);
  return rest.split("\n## ")[0] ?? "";
}

const languages = hasPython ? ["sh", "js", "python"] : ["sh", "js"];

test("there is a Python to run the samples with", () => {
  test.skip(!hasPython, "There is no python3 on this machine: the Python samples are not run.");
});

for (const { operationId, summary, tags } of operations) {
  test(`the samples of ${operationId} work as they stand in the reference`, async ({ api, baseURL, workspace }) => {
    test.skip(
      operationId === "takeInboundMail",
      "It is signed anew each time: the guide's sample does that, and is run.",
    );
    const client = await api(["*"]);
    for (const policy of ["tickets-create", "tickets-read", "kb-search"]) await workspace.limit(policy, 100, 60, "key");
    const page = await fetch(`${baseURL}/docs/api/${tags[0]?.toLowerCase().replaceAll(" ", "-")}.md`);
    const fences = fencesOf(sectionOf(await page.text(), summary));
    for (const language of languages) {
      const samples = fences.filter((fence) => fence.language === language);
      expect(samples, `${language} samples`).toHaveLength(1);
      const code = await withSubjects(client, workspace, operationId, samples[0]?.code ?? "");
      const session = tags[0] === "Portal" ? await portalSession(client, workspace) : "";
      const environment = { LATCHKEY_API_KEY: client.key ?? "", LATCHKEY_PORTAL_SESSION: session };
      const printed = await runSample(language, code, environment);
      // curl ends well whatever the server says; a problem always has a code.
      expect(printed, code).not.toMatch(/"code": ?"\w+"/);
      if (language === "sh" && printed) expect(() => JSON.parse(printed), printed).not.toThrow();
    }
  });
}
