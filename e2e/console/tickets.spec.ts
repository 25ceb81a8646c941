import type { Role } from "../../lib/access/roles";
import type { Ticket } from "../../lib/tickets/schema";
import { type Comments, givenTicket, type One } from "../api/given-tickets";
import { expect, test } from "../fixtures/test";
import { TicketsPage } from "../pages/tickets-page";
import { expectAccessible } from "./accessible";

test("a ticket from the API is found, assigned, answered and solved, and the API sees each step", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const client = await api(["tickets:write", "comments:read"]);
  const ticket = await givenTicket(client, { subject: "The printer is on fire" });
  await givenTicket(client, { subject: "Something else", requester: { email: "edsger@example.com" } });
  const agent = await workspace.member("agent", "Lena Fischer");
  const tickets = new TicketsPage(await signedInAs(agent));
  await tickets.open(workspace.slug);
  await expect(tickets.rows).toHaveCount(2);
  await expectAccessible(tickets.page);

  await test.step("the list narrows to what is searched for, and keeps it in the address", async () => {
    await tickets.search.fill("grace@example.com");
    await expect(tickets.rows).toHaveCount(1);
    await expect(tickets.page).toHaveURL(/q=grace/);
    await tickets.search.fill("printers fir");
    await expect(tickets.page).toHaveURL(/q=printers/);
    await expect(tickets.rows).toHaveCount(1);
    await tickets.search.fill("nothing of the kind");
    await expect(tickets.page.getByText("No ticket fits")).toBeVisible();
    await tickets.search.fill(`#${ticket.number}`);
    await expect(tickets.rows).toHaveCount(1);
  });

  await tickets.page.getByRole("link", { name: "The printer is on fire" }).click();
  await expect(tickets.page.getByRole("heading", { level: 1 })).toContainText("The printer is on fire");
  await expect(tickets.messages).toHaveCount(1);
  await tickets.choose(tickets.assignee, "Lena Fischer");
  await expect
    .poll(async () => (await client.get<One<Ticket>>(`/tickets/${ticket.id}`)).body.data.assignee_id)
    .not.toBeNull();
  await tickets.reply.fill("We send a fireman.");
  await tickets.page.getByRole("button", { name: "Send and mark as solved" }).click();
  await expect(tickets.messages).toHaveCount(2);
  await expect(tickets.messages.last()).toContainText("We send a fireman.");
  await expect(tickets.reply).toHaveValue("");
  await expect(tickets.status).toContainText("Solved");
  await expectAccessible(tickets.page);

  const { body } = await client.get<Comments>(`/tickets/${ticket.id}/comments`);
  expect(body.data.at(-1)).toMatchObject({
    body: "We send a fireman.",
    author: { name: "Lena Fischer" },
    channel: "console",
  });
});

test("a closed ticket is reopened before it can be answered", async ({ signedInAs, workspace, api }) => {
  const client = await api(["tickets:write"]);
  const { number } = await givenTicket(client);
  const tickets = new TicketsPage(await signedInAs("owner"));
  await tickets.page.goto(`/${workspace.slug}/support/tickets/${number}`);
  await tickets.choose(tickets.status, "Closed");
  await expect(tickets.reply).toHaveCount(0);
  await tickets.page.getByRole("button", { name: "Reopen ticket" }).click();
  await expect(tickets.reply).toBeVisible();
  await expect(tickets.status).toContainText("Open");
});

test("an empty reply is refused beside its field, and a key in a reply is masked", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const client = await api(["tickets:write"]);
  const { web_url } = await givenTicket(client);
  const tickets = new TicketsPage(await signedInAs("owner"));
  await tickets.page.goto(new URL(web_url).pathname);
  await tickets.send.click();
  await expect(tickets.reply).toHaveAttribute("aria-invalid", "true");
  const { key, prefix } = await workspace.key(["tickets:read"], { name: "Pasted" });
  await tickets.reply.fill(`Use ${key} for it.`);
  await tickets.send.click();
  await expect(tickets.page.getByText("An API key in your reply was masked")).toBeVisible();
  await expect(tickets.messages.last()).toContainText(prefix);
  await expect(tickets.page.getByText(key)).toHaveCount(0);
});

test("filters that fit nothing say so and are cleared; an outdated place shows the first page", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const client = await api(["tickets:write"]);
  await givenTicket(client, { priority: "high" });
  const tickets = new TicketsPage(await signedInAs("owner"));
  await tickets.open(workspace.slug);
  await tickets.filter("Priority", "Urgent");
  await expect(tickets.page.getByText("No ticket fits")).toBeVisible();
  await tickets.page.getByRole("button", { name: "Clear filters" }).last().click();
  await expect(tickets.rows).toHaveCount(1);
  await tickets.open(workspace.slug, "cursor=nonsense");
  await expect(tickets.rows).toHaveCount(1);
});

/** Who works on tickets in the console, and who only reads: written down once more, not read from the code. */
const works: Record<Role, boolean> = {
  owner: true,
  admin: true,
  read_only_admin: false,
  developer: false,
  agent: true,
};

for (const [role, answers] of Object.entries(works) as [Role, boolean][]) {
  test(`a member with the role ${role} ${answers ? "answers" : "only reads"} tickets`, async ({
    signedInAs,
    workspace,
    api,
  }) => {
    const { number } = await givenTicket(await api(["tickets:write"]));
    const tickets = new TicketsPage(await signedInAs(role));
    await tickets.page.goto(`/${workspace.slug}/support/tickets/${number}`);
    await expect(tickets.messages).toHaveCount(1);
    await expect(tickets.reply).toHaveCount(answers ? 1 : 0);
    await (answers ? expect(tickets.status).toBeEnabled() : expect(tickets.status).toBeDisabled());
  });
}

test("another workspace's ticket is not there", async ({ signedInAs, workspace, other, api }) => {
  const { number, id } = await givenTicket(await api(["tickets:write"], { in: other }));
  const page = await signedInAs("owner");
  for (const name of [number, id]) {
    await page.goto(`/${workspace.slug}/support/tickets/${name}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
  }
});

test.describe("axe finds nothing serious on tickets", { tag: "@mobile" }, () => {
  test("in the list and on a ticket", async ({ signedInAs, workspace, api }) => {
    const { number } = await givenTicket(await api(["tickets:write"]));
    const page = await signedInAs("agent");
    const tickets = new TicketsPage(page);
    await tickets.open(workspace.slug);
    await expect(page.getByText("The printer is on fire").first()).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/${workspace.slug}/support/tickets/${number}`);
    await expect(tickets.messages).toHaveCount(1);
    await expectAccessible(page);
  });
});
