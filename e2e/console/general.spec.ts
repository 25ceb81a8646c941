import { expect, test } from "../fixtures/test";
import { expectAccessible } from "./accessible";

test("an Owner renames the workspace; its address and id stay", async ({ signedInAs, workspace }) => {
  const page = await signedInAs("owner");
  await page.goto(`/${workspace.slug}/settings/general`);
  await expect(page.getByText(workspace.id)).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy organization ID" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Workspace name").fill("Globex");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Renamed to Globex")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Workspace name")).toHaveValue("Globex");
  await expect(page).toHaveURL(new RegExp(`/${workspace.slug}/settings/general$`));
});

for (const role of ["admin", "read_only_admin", "developer", "agent"] as const) {
  test(`a member with the role ${role} sees name and id, and who can change them`, async ({
    signedInAs,
    workspace,
  }) => {
    const page = await signedInAs(role);
    await page.goto(`/${workspace.slug}/settings/general`);
    await expect(page.getByText(workspace.id)).toBeVisible();
    await expect(
      page.getByText(`Only an Owner can rename, hand over or delete it: ${workspace.owner.name}.`),
    ).toBeVisible();
    await expect(page.getByRole("button", { name: /Save|Transfer|Delete/ })).toHaveCount(0);
  });
}

test("an Owner hands the workspace over and is an Admin from then on", async ({ signedInAs, workspace }) => {
  const heir = await workspace.member("developer", "Grace Hopper");
  const page = await signedInAs("owner");
  await page.goto(`/${workspace.slug}/settings/general`);
  await page.getByLabel("New owner").click();
  await page.getByRole("option", { name: heir.name }).click();
  await page.getByRole("button", { name: "Transfer" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("You become Admin.");
  await dialog.getByRole("button", { name: "Transfer ownership" }).click();
  await expect(page.getByText(/^Only an Owner can rename, .*Grace Hopper\.$/)).toBeVisible();
});

test("deleting takes the name typed out, and then nothing of the workspace is left", async ({
  signedInAs,
  workspace,
  api,
  complaints,
}) => {
  complaints.expected.push(/status of 404/);
  const client = await api(["tickets:read"]);
  const page = await signedInAs("owner");
  await page.goto(`/${workspace.slug}/settings/general`);
  await page.getByRole("button", { name: "Delete workspace" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete workspace" });
  const name = dialog.getByLabel("Type the workspace's name to confirm");
  const submit = dialog.getByRole("button", { name: "Delete workspace" });
  await name.fill("Something else");
  await submit.click();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await name.fill(workspace.name);
  await submit.click();
  await expect(page).toHaveURL(/\/new-workspace$/);
  expect((await client.get("/tickets")).status).toBe(401);
  await page.goto(`/${workspace.slug}/settings/general`);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});
