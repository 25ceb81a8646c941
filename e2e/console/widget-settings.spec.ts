import { createHmac } from "node:crypto";
import { expect, test } from "../fixtures/test";
import { expectAccessible } from "./accessible";

type Widget = { enabled: boolean; title: string; accent: string; allowed_domains: string[]; categories: string[] };

test("an admin switches the widget on, sets it, and sees it before it is saved", async ({
  signedInAs,
  workspace,
  anonymous,
}) => {
  const config = `/widget/${workspace.id}/config`;
  expect((await anonymous.get(config)).status).toBe(403);
  const page = await signedInAs("admin");
  await page.goto(`/${workspace.slug}/settings/widget`);
  const preview = page.frameLocator('iframe[title="Preview of the widget"]');
  await expect(preview.getByRole("heading", { name: "How can we help?" })).toBeVisible();
  await page.getByRole("switch", { name: "Take tickets from the widget" }).click();
  const title = page.getByLabel("Title");
  await title.fill("Ask the pottery");
  await page.getByLabel("Accent colour", { exact: true }).fill("#B45309");
  await page.getByLabel("Categories").fill("Billing\nBroken on arrival");
  await page.getByLabel("Allowed domains").fill("Shop.Example, *.example.com");
  await expect(preview.getByRole("heading", { name: "Ask the pottery" })).toBeVisible();
  await expect(preview.getByLabel("Category").getByRole("option")).toHaveText([
    "Choose one",
    "Billing",
    "Broken on arrival",
  ]);
  await expect(preview.getByRole("button", { name: "Send", exact: true })).toHaveCSS(
    "background-color",
    "rgb(180, 83, 9)",
  );
  expect((await anonymous.get(config)).status, "nothing is saved yet").toBe(403);
  await page.getByRole("button", { name: "Save widget" }).click();
  await expect(page.getByText("Widget saved")).toBeVisible();
  expect(await workspace.command<Widget>("widget show")).toMatchObject({
    ...{ enabled: true, title: "Ask the pottery", accent: "#b45309" },
    ...{ allowed_domains: ["shop.example", "*.example.com"], categories: ["Billing", "Broken on arrival"] },
  });
  expect((await anonymous.get(config)).status).toBe(200);
});

test("the preview takes no focus while somebody types, and sends nothing", async ({ signedInAs, workspace }) => {
  await workspace.command("widget set", "--on");
  const page = await signedInAs("owner");
  await page.goto(`/${workspace.slug}/settings/widget`);
  const preview = page.frameLocator('iframe[title="Preview of the widget"]');
  const title = page.getByLabel("Title");
  await title.fill("Ask us");
  await expect(preview.getByRole("heading", { name: "Ask us" })).toBeVisible();
  await expect(title).toBeFocused();
  await preview.getByLabel("Subject").fill("Trying");
  await preview.getByLabel("Message").fill("Trying");
  await preview.getByLabel("E-mail").fill("ada@example.com");
  await preview.getByRole("button", { name: "Send", exact: true }).click();
  await expect(preview.getByRole("alert")).toHaveText("This is a preview: nothing was sent.");
});

test("what cannot be read is named beside its field, and nothing typed is lost", async ({ signedInAs, workspace }) => {
  const page = await signedInAs("owner");
  await page.goto(`/${workspace.slug}/settings/widget`);
  await page.getByLabel("Title").fill("");
  await page.getByLabel("Accent colour", { exact: true }).fill("blue");
  await page.getByLabel("Allowed domains").fill("https://shop.example/");
  await page.getByRole("button", { name: "Save widget" }).click();
  await expect(page.getByLabel("Title")).toHaveAccessibleDescription(/Enter a title/);
  await expect(page.getByLabel("Accent colour", { exact: true })).toHaveAccessibleDescription(/such as #4f46e5/);
  await expect(page.getByLabel("Allowed domains")).toHaveAccessibleDescription(/is not a domain/);
  await expect(page.getByLabel("Allowed domains")).toHaveValue("https://shop.example/");
});

test("the snippet works as it is copied, also bound to one version", async ({
  signedInAs,
  workspace,
  anonymous,
  baseURL,
}) => {
  const page = await signedInAs("owner");
  await page.goto(`/${workspace.slug}/settings/widget`);
  const snippet = page.getByRole("region", { name: "snippet" });
  await expect(snippet).toHaveText(
    `<script src="${baseURL}/widget.js" data-workspace="${workspace.id}" async></script>`,
  );
  await page.getByRole("radio", { name: "One version" }).click();
  const pinned = (await snippet.textContent()) ?? "";
  const [, src = "", integrity = ""] = /src="([^"]+)" integrity="sha384-([^"]+)"/.exec(pinned) ?? [];
  expect(integrity).not.toBe("");
  const script = await anonymous.get<null>(src);
  expect(script.status).toBe(200);
  expect(script.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect(script.headers["access-control-allow-origin"]).toBe("*");
  const { createHash } = await import("node:crypto");
  expect(createHash("sha384").update(script.text).digest("base64")).toBe(integrity);
  const plain = await anonymous.get<null>("/api/public/widget.js");
  expect(plain.text).toBe(script.text);
  expect(plain.headers["cache-control"]).toBe("public, max-age=300");
  const again = await anonymous.get<null>("/api/public/widget.js", {
    headers: { "If-None-Match": plain.headers.etag ?? "" },
  });
  expect(again.status).toBe(304);
});

test("the identity secret is shown to who asks for it, rotated with a day of both, and every look is recorded", async ({
  signedInAs,
  workspace,
  anonymous,
}) => {
  await workspace.command("widget set", "--on");
  const page = await signedInAs("admin");
  await page.goto(`/${workspace.slug}/settings/widget`);
  const secret = page.getByRole("region", { name: "identity secret" });
  await expect(secret).toHaveCount(0);
  await page.getByRole("button", { name: "Show secret" }).click();
  const before = (await secret.textContent()) ?? "";
  expect(before).toMatch(/^wis_[\w-]{43}$/);
  await page.getByRole("button", { name: "Rotate secret" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Rotate secret" }).click();
  await expect(secret).not.toHaveText(before);
  await expect(page.getByText("The secret before it is taken until")).toBeVisible();
  for (const each of [before, (await secret.textContent()) ?? ""]) {
    const email = "ada@example.com";
    const hmac = createHmac("sha256", each).update(email).digest("hex");
    const body = { subject: "Cup", body: "Broken", identity: { email, hmac } };
    expect((await anonymous.post(`/widget/${workspace.id}/tickets`, body)).status).toBe(201);
  }
  await page.goto(`/${workspace.slug}/settings/audit-log`);
  await expect(page.getByText("Widget's identity secret shown").first()).toBeVisible();
  await expect(page.getByText("Widget's identity secret rotated").first()).toBeVisible();
});

test("a Read-Only Admin sees the widget, and neither changes it nor sees the secret", async ({
  signedInAs,
  workspace,
}) => {
  const page = await signedInAs("read_only_admin");
  await page.goto(`/${workspace.slug}/settings/widget`);
  await expect(page.getByLabel("Title")).toBeDisabled();
  await expect(page.getByRole("switch", { name: "Take tickets from the widget" })).toBeDisabled();
  for (const name of ["Save widget", "Show secret", "Rotate secret"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(page.getByRole("region", { name: "snippet" })).toBeVisible();
});

test("the preview is for members who may see the settings, and for frames of ours alone", async ({
  signedInAs,
  workspace,
  anonymous,
  baseURL,
  other,
}) => {
  const path = `${baseURL}/api/console/${workspace.slug}/widget-preview?title=%3C%2Fscript%3E%22onload%3Dx`;
  expect((await anonymous.get(path)).status).toBe(401);
  const outsider = (await signedInAs(await other.member("admin"))).request;
  expect((await outsider.get(path)).status()).toBe(404);
  const agent = (await signedInAs("agent")).request;
  expect((await agent.get(path)).status()).toBe(403);
  const answer = await (await signedInAs("admin")).request.get(path);
  const headers = answer.headers();
  expect(headers["x-frame-options"]).toBe("SAMEORIGIN");
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'self'");
  const html = await answer.text();
  expect(html).toContain("&lt;/script>");
  expect(html.match(/<\/script>/g)).toHaveLength(1);
});

test("axe finds nothing serious on the widget's settings", { tag: "@mobile" }, async ({ signedInAs, workspace }) => {
  await workspace.command("widget set", "--on");
  const page = await signedInAs("owner");
  await page.goto(`/${workspace.slug}/settings/widget`);
  await expect(page.frameLocator('iframe[title="Preview of the widget"]').getByLabel("Subject")).toBeVisible();
  await page.getByRole("button", { name: "Show secret" }).click();
  await expect(page.getByRole("region", { name: "identity secret" })).toBeVisible();
  await expectAccessible(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
