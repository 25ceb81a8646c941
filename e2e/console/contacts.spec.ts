import { givenTicket } from "../api/given-tickets";
import { expect, test } from "../fixtures/test";
import { expectAccessible } from "./accessible";

test("a contact is found, and leads to their tickets and back", async ({ signedInAs, workspace, api }) => {
  const client = await api(["tickets:write", "contacts:write"]);
  await givenTicket(client, { subject: "The printer is on fire" });
  await client.post("/contacts", { name: "Edsger Dijkstra", email: "edsger@example.com", phone: "+49 30 1234" });
  const page = await signedInAs("agent");
  await page.goto(`/${workspace.slug}/support/contacts`);
  const rows = page
    .getByRole("table", { name: "Contacts" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
  await expect(rows).toHaveCount(2);
  await expectAccessible(page);
  const search = page.getByRole("searchbox", { name: "Search contacts" });
  await search.fill("dijk");
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("+49 30 1234");
  await search.fill("nobody at all");
  await expect(page.getByText("No contact fits")).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).last().click();
  await expect(rows).toHaveCount(2);

  await page.getByRole("link", { name: "Grace" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Grace");
  await expectAccessible(page);
  await page.getByRole("link", { name: "The printer is on fire" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("The printer is on fire");
  await page.getByRole("complementary", { name: "Ticket" }).getByRole("link", { name: "Grace" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Grace");
});

test("another workspace's contact is not there", async ({ signedInAs, workspace, other, api }) => {
  const { requester_id } = await givenTicket(await api(["tickets:write"], { in: other }));
  const page = await signedInAs("owner");
  await page.goto(`/${workspace.slug}/support/contacts/${requester_id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
});
