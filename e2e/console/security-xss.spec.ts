import { givenTicket } from "../api/given-tickets";
import { expect, test } from "../fixtures/test";

/** Texts that have run in one help desk or another. Each would open a dialog, or make the page's policy complain. */
const corpus = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "\"><iframe srcdoc='<script>alert(1)</script>'>",
  "</title></textarea></script><script>alert(1)</script>",
  "[click](javascript:alert(1)) [too](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "<a href='jav&#x09;ascript:alert(1)'>a</a> <https://x.example/\"onmouseover=alert(1)>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=alert(1)>'>",
  "{{constructor.constructor('alert(1)')()}} #{alert(1)} <%= alert(1) %>",
  "`</code><img src=x onerror=alert(1)>`",
  "<form action=https://evil.example><button>Sign in</button></form><base href=//evil.example>",
];
const all = corpus.join("\n\n");

test("what somebody sends is shown as text, on every page where it is shown", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const client = await api(["*"]);
  const line = (index: number) => corpus[index % corpus.length]?.slice(0, 90) ?? "";
  const shown: string[] = [];
  for (const index of corpus.keys()) {
    const requester = { email: `mallory-${index}@example.com`, name: line(index) };
    const ticket = await givenTicket(client, {
      subject: line(index),
      body: all,
      requester,
      tags: [line(index).replaceAll(",", "").slice(0, 60)],
    });
    if (index === 0) shown.push(`support/tickets/${ticket.number}`, `support/contacts/${ticket.requester_id}`);
  }
  const { id } = await workspace.key(["tickets:read"], { name: line(1) });
  const page = await signedInAs("owner");
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  const lists = ["support/tickets", "support/contacts", "settings/api-keys", "settings/audit-log", "notices"];
  for (const path of [
    ...lists,
    ...shown,
    `settings/api-keys/${id}`,
    `support/tickets?q=${encodeURIComponent(line(0))}`,
  ]) {
    await page.goto(`/${workspace.slug}/${path}`);
    await page.waitForLoadState("networkidle");
    const main = page.getByRole("main");
    await expect(main).toBeVisible();
    expect(await main.locator("iframe, object, embed, base, [onerror], [onload], [onmouseover]").count(), path).toBe(0);
    expect(await main.locator("script:not([nonce]), form[action*='evil']").count(), path).toBe(0);
    const links = await main
      .locator("a[href]")
      .evaluateAll((found) => found.map((each) => (each as HTMLAnchorElement).protocol));
    expect(
      links.filter((protocol) => !["http:", "https:", "mailto:"].includes(protocol)),
      path,
    ).toEqual([]);
  }
  expect(ran).toEqual([]);
});
