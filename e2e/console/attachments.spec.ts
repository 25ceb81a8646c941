import { readFileSync } from "node:fs";
import { expect, test } from "../fixtures/test";
import { expectAccessible } from "./accessible";

type Client = { post: (path: string, body: object) => Promise<{ body: { data: { id: string; number: number } } }> };

async function givenTicket(api: (scopes: string[]) => Promise<unknown>) {
  const client = (await api(["tickets:write"])) as Client;
  const given = { subject: "Printer", body: "It is on fire.", requester: { email: "ada@example.com" } };
  return (await client.post("/tickets", given)).body.data;
}

test("an agent sends a file with a reply, and everybody who reads the ticket can save it", async ({
  signedInAs,
  workspace,
  api,
  complaints,
}) => {
  complaints.expected.push(/status of 415/);
  const { number } = await givenTicket(api);
  const page = await signedInAs("agent");
  await page.goto(`/${workspace.slug}/support/tickets/${number}`);
  await page.getByRole("textbox", { name: "Reply" }).fill("See the manual.");
  const chooser = page.getByLabel("Files", { exact: true });
  await chooser.setInputFiles([
    { name: "größe.txt", mimeType: "text/plain", buffer: Buffer.from("how to") },
    { name: "setup.exe", mimeType: "text/plain", buffer: Buffer.from("MZ") },
  ]);
  const sending = page.getByRole("list", { name: "Files to send" }).getByRole("listitem");
  await expect(sending).toHaveCount(2);
  await expect(sending.filter({ hasText: "setup.exe" })).toContainText("is a program");
  await expect(page.getByRole("button", { name: "Send reply" })).toBeDisabled();
  await page.getByRole("button", { name: "Remove setup.exe" }).click();
  await expect(sending).toContainText(["6 B"]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send reply" }).click();
  const link = page.getByRole("list", { name: "Messages" }).getByRole("link", { name: /größe\.txt/ });
  await expect(link).toBeVisible();
  await expectAccessible(page);

  const reader = await signedInAs("read_only_admin");
  await reader.goto(`/${workspace.slug}/support/tickets/${number}`);
  const started = reader.waitForEvent("download");
  await reader.getByRole("link", { name: /größe\.txt/ }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe("größe.txt");
  expect(readFileSync(await download.path(), "utf8")).toBe("how to");
});

test("an internal note is added, and who may not read notes over the API does not see it", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const { id, number } = await givenTicket(api);
  const page = await signedInAs("agent");
  await page.goto(`/${workspace.slug}/support/tickets/${number}`);
  await page.getByRole("radio", { name: "Internal note" }).click();
  await page.getByRole("textbox", { name: "Internal note" }).fill("Ask the fire brigade.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByRole("list", { name: "Messages" })).toContainText("Ask the fire brigade.");
  const client = await api(["tickets:read"]);
  const { body } = await client.get<{ data: { type: string }[]; meta: object }>(`/tickets/${id}/comments`);
  expect(body.data.map(({ type }) => type)).toEqual(["reply"]);
  expect(body.meta).toMatchObject({ omitted: { internal_notes: true } });
});

test("files of another workspace, and uploads of who does not answer tickets, are refused", async ({
  signedInAs,
  workspace,
  other,
  complaints,
}) => {
  complaints.expected.push(/status of 40[34]/);
  const send = (slug: string) => async (name: string) => {
    const headers = { "Content-Disposition": `attachment; filename=${name}` };
    const answer = await fetch(`/api/console/${slug}/attachments`, { method: "POST", body: "x", headers });
    return [answer.status, await answer.json()] as [number, { id?: string; code?: string }];
  };
  const agent = await signedInAs("agent");
  await agent.goto(`/${workspace.slug}/support/tickets`);
  const upload = (page: typeof agent, slug: string) =>
    page.evaluate(`(${send.toString()})(${JSON.stringify(slug)})("a.txt")`) as Promise<[number, { id?: string }]>;
  const [status, { id }] = await upload(agent, workspace.slug);
  expect(status).toBe(201);
  expect((await upload(agent, other.slug))[0]).toBe(404);
  const developer = await signedInAs("developer");
  await developer.goto(`/${workspace.slug}/support/tickets`);
  expect((await upload(developer, workspace.slug))[0]).toBe(403);
  const stranger = await signedInAs(other.owner);
  await stranger.goto(`/${other.slug}/support/tickets`);
  for (const slug of [workspace.slug, other.slug]) {
    const answer = await stranger.request.get(`/api/console/${slug}/attachments/${id}`);
    expect(answer.status(), slug).toBe(404);
  }
});
