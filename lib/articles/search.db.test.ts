import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { helpArticles } from "../../cli/demo/help/all";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { createArticle } from "./commands/create-article";
import { deleteArticle } from "./commands/delete-article";
import { updateArticle } from "./commands/update-article";
import { NewArticle } from "./input";
import { SearchQuery } from "./query";
import { searchArticles } from "./search-sql";
import { givenArticles } from "./testing/given-articles";
import { manyArticles } from "./testing/many-articles";

const search = async (given: GivenWorkspace, q: string, scopes: ("kb:read" | "tickets:read")[] = ["tickets:read"]) =>
  searchArticles(given.keyCtx(scopes), SearchQuery.parse({ q, limit: 20 }));

describe("in a help centre of some hundred articles", () => {
  let given: GivenWorkspace;
  beforeAll(async () => {
    given = await givenWorkspace();
    await givenArticles(given, [...manyArticles(300), ...helpArticles]);
  });

  /** What people type, and the article that has to be among the first three. */
  const expected: Record<string, string> = {
    // Whole questions, in other words and orders than the title's.
    "how do i reset my password": "Reset your password",
    "forgot password": "Reset your password",
    "two factor": "Turn on two-factor authentication",
    "authenticator app lost phone": "Turn on two-factor authentication",
    "invite a colleague": "Invite colleagues and give them roles",
    saml: "Sign in with your company's directory (single sign-on)",
    "single sign on okta": "Sign in with your company's directory (single sign-on)",
    "delete my account": "Close your account and delete your data",
    "where is my parcel": "Track your parcel",
    "cancelling orders": "Cancel an order",
    "send something back": "Return something you do not need",
    "parcel broken photo": "A parcel arrived damaged",
    "shipping costs": "Delivery times and shipping costs",
    "bank transfer iban": "Pay by bank transfer",
    "card declined": "Why was my payment declined?",
    "vat number": "Change the address or VAT number on invoices",
    "discount code not valid": "Use a voucher or discount code",
    "paper stuck": "Paper jam: remove stuck paper",
    "wifi printer wps": "Connect a printer to the wireless network",
    "desk E01": "The desk does not move or shows E01",
    "swollen battery": "Battery safety and disposal",
    "error 429": "Rate limits and error 429",
    "retry-after": "Rate limits and error 429",
    "monitor no picture": "The monitor stays black",
    // Plurals and other forms of the words.
    refunds: "When do I get my refund?",
    "downloading invoices": "Download an invoice",
    "webhook signatures": "Receive webhooks",
    "rotating keys": "Rotate a key without downtime",
    "pairing headsets": "Pair a headset by Bluetooth",
    "importing spreadsheets": "Import products from a spreadsheet",
    "adjusting chairs": "Adjust your office chair",
    // Typing errors: left out, added, changed, swapped, the first letter too.
    "reset passwrd": "Reset your password",
    pasword: "Reset your password",
    apssword: "Reset your password",
    "athentication factor": "Turn on two-factor authentication",
    invioces: "Download an invoice",
    refnud: "When do I get my refund?",
    "bluetoth headset": "Pair a headset by Bluetooth",
    "shiping cost": "Delivery times and shipping costs",
    catridge: "Replace toner and ink cartridges",
    "warrenty repair": "Warranty and repairs",
    vouchr: "Use a voucher or discount code",
    subscribtion: "Change or end your subscription",
    // The last word is not finished.
    "reset pass": "Reset your password",
    "api k": "Create an API key",
    webho: "Receive webhooks",
    "track par": "Track your parcel",
    "standing de": "Set up the standing desk",
    "two-fac": "Turn on two-factor authentication",
    // Case, marks, punctuation and noise.
    "RESET PASSWORD!!!": "Reset your password",
    "Réset pàsswörd": "Reset your password",
    '"reset" AND (password OR *)': "Reset your password",
    "title:reset password^2 -foo": "Reset your password",
    "password NEAR/3 reset": "Reset your password",
    // Words that no article has, beside those that one has.
    "zyzzyva refund": "When do I get my refund?",
    "my xylophone desk shows E08": "The desk does not move or shows E01",
    // Of the many alike.
    "clean shredder": "Clean the shredder",
    "laminator firmware": "Update the firmware of the laminator",
    "label printer noise": "The label printer makes a noise",
    "webcam wall": "Mount the webcam on a wall",
  };

  for (const [question, title] of Object.entries(expected)) {
    test(`"${question}" leads to “${title}”`, async () => {
      const found = await search(given, question);
      expect(found.slice(0, 3).map((article) => article.title)).toContain(title);
    });
  }

  test("what is for colleagues is found with kb:read only", async () => {
    const question = "payment provider down";
    const titleOf = async (scope: "kb:read" | "tickets:read") => (await search(given, question, [scope]))[0]?.title;
    expect(await titleOf("kb:read")).toBe("What to do when the payment provider is down");
    expect(await titleOf("tickets:read")).not.toBe("What to do when the payment provider is down");
    expect(await search(given, "margin promise", ["tickets:read"])).toEqual([]);
    expect(await search(given, "margn promise", ["tickets:read"])).toEqual([]);
    expect((await search(given, "margn promise", ["kb:read"]))[0]?.title).toBe("How we answer requests for discounts");
  });

  test("an excerpt is escaped text with the words that were found marked", async () => {
    const [first] = await search(given, "recovery codes");
    expect(first?.title).toBe("Turn on two-factor authentication");
    expect(first?.excerpt_html).toContain("<mark>recovery</mark> <mark>codes</mark>");
    expect(first?.excerpt_html.replace(/<\/?mark>/g, "")).not.toMatch(/[<>]/);
  });

  test("nothing that somebody types breaks it, and nothing of it is an operator", async () => {
    const odd = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({ unit: "grapheme", maxLength: 100 }),
      fc
        .array(
          fc.constantFrom(
            "AND",
            "OR",
            "NOT",
            "NEAR",
            "*",
            '"',
            "'",
            "(",
            ")",
            ":",
            "^",
            "-",
            "+",
            "{",
            "}",
            "\\",
            "%",
            "_",
            "&",
            "|",
            "!",
            "<->",
            "🔑",
            "重置密码",
            "ß",
            "t:",
            "s:draft",
            "article:",
            "\0",
            "password",
          ),
          { maxLength: 40 },
        )
        .map((parts) => parts.join(" ").slice(0, 200)),
    );
    const drafts = new Set(helpArticles.filter(({ status }) => status).map(({ title }) => title));
    await fc.assert(
      fc.asyncProperty(odd, async (q) => {
        const query = { ...SearchQuery.parse({ q: "ab" }), q };
        const found = await searchArticles(given.keyCtx(["tickets:read"]), query);
        expect(found.length).toBeLessThanOrEqual(10);
        for (const { title, excerpt_html } of found) {
          expect(drafts.has(title)).toBe(false);
          expect(excerpt_html.replace(/<\/?mark>/g, "")).not.toMatch(/[<>]/);
        }
      }),
      { numRuns: 150, seed: 42 },
    );
    for (const q of [
      "!".repeat(200),
      '"'.repeat(200),
      "a ".repeat(100),
      "*".repeat(200),
      "x".repeat(200),
      "🔑".repeat(50),
    ]) {
      await searchArticles(given.keyCtx(["kb:read"]), { ...SearchQuery.parse({ q: "ab" }), q });
    }
  });
});

test("the search knows of a change at once, and forgets what is deleted", async () => {
  const given = await givenWorkspace();
  const writer = given.ctx("admin", "articles:write");
  const input = NewArticle.parse({ title: "Quokkas", body: "They smile.", status: "published" });
  const { id } = (await createArticle(writer, input)).data;
  const titles = async (q: string) => (await search(given, q)).map(({ title }) => title);
  expect(await titles("quokka")).toEqual(["Quokkas"]);
  await updateArticle(writer, id, { title: "Wombats", body: "They dig." });
  expect(await titles("quokka")).toEqual([]);
  expect(await titles("womabt")).toEqual(["Wombats"]);
  await updateArticle(writer, id, { status: "draft" });
  expect(await titles("wombat")).toEqual([]);
  expect(await search(given, "womb", ["kb:read"])).toHaveLength(1);
  await updateArticle(writer, id, { status: "published" });
  await deleteArticle(writer, id);
  expect(await search(given, "wombat", ["kb:read"])).toEqual([]);
  const left = { where: { workspaceId: given.workspace.id } };
  expect([await db().searchDocument.count(left), await db().searchWord.count(left)]).toEqual([0, 0]);
});

test("one workspace's words and articles are nothing to another, and go with it", async () => {
  const [mine, theirs] = [await givenWorkspace(), await givenWorkspace()];
  await givenArticles(mine, [{ title: "Secret sauce", body: "Tamarind." }]);
  expect(await search(theirs, "tamarind", ["kb:read"])).toEqual([]);
  expect(await search(theirs, "tamarnd", ["kb:read"])).toEqual([]);
  expect(await search(mine, "tamarnd")).toHaveLength(1);
  await db().workspace.delete({ where: { id: mine.workspace.id } });
  await givenArticles(theirs, [{ title: "Other", body: "Tamarind." }]);
  expect(await search(theirs, "tamarind")).toHaveLength(1);
});

test("scripts without spaces between words are searched too", async () => {
  const given = await givenWorkspace();
  await givenArticles(given, [
    { title: "重置密码", body: "打开设置，然后点击重置密码。" },
    { title: "パスワードを変更する", body: "設定を開きます。" },
    { title: "비밀번호 재설정", body: "설정을 엽니다." },
  ]);
  expect((await search(given, "密码"))[0]?.title).toBe("重置密码");
  expect((await search(given, "パスワード"))[0]?.title).toBe("パスワードを変更する");
  expect((await search(given, "비밀번호"))[0]?.title).toBe("비밀번호 재설정");
  expect((await search(given, "密码"))[0]?.excerpt_html).toContain("<mark>密码</mark>");
});
