import fc from "fast-check";
import { expect, test } from "vitest";
import { htmlToMarkdown } from "./html-to-markdown";
import { UnreadableMail } from "./mail-parser";
import { readLetter } from "./read-letter";
import { letterFile } from "./testing/letter-file";

const own = ["support@acme.example"];
const read = (name: string) => readLetter(letterFile(name), own);
const made = (head: string, body: string) => readLetter(Buffer.from(`${head}\r\n\r\n${body}`), own);
const head = "From: Grace <grace@navy.example>\r\nTo: support@acme.example\r\nSubject: Hi\r\nMessage-ID: <a@b>";

test.each([
  ["gmail-reply", "It works again, thank you.\n\nSee the log (https://navy.example/log)."],
  ["outlook-reply", "Café printer – still dead.\n\nGrace"],
  ["outlook-plain-german", "Läuft wieder, danke!\n\nViele Grüße\nGrace"],
  ["apple-mail-reply", "Yes, twice."],
  ["thunderbird-german", "Ja, zweimal. Er brennt noch."],
  ["french-reply", "Ça marche, merci."],
  ["japanese-reply", "直りました。ありがとうございます。"],
])("of %s the new part is shown, and the whole is kept", async (name, text) => {
  const letter = await read(name);
  expect(letter.text).toBe(text);
  expect(letter.body.length).toBeGreaterThan(text.length);
  expect(letter).toMatchObject({
    from: { email: "grace@navy.example", name: "Grace Hopper" },
    answers: ["our-mail.1@help.acme.example", "first@navy.example"],
    automatic: null,
    bounce: null,
  });
  expect(letter.subject).toContain("[#12]");
});

test("answers between quoted lines keep what they answer, and a forwarded message stays", async () => {
  const inline = await read("inline-answers");
  expect(inline.text).toBe(inline.body);
  expect((await read("forwarded")).text).toContain("The invoice is wrong.");
});

test("HTML comes through as text: no script, nothing hidden, nothing that would be fetched", async () => {
  const { body, text, files } = await read("new-with-files");
  expect(body).toBe("It burns. The fire\n\nLook at this \\<b>.");
  expect(text).toBe("It burns. The fire\n\nLook at this <b>.");
  expect(files.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ["fire.png", "image/png"],
    ["Gutachten über Feuer.pdf", "application/pdf"],
    ["fix.exe", "application/x-msdownload"],
  ]);
});

test("whatever HTML is made of, no tag and no address of a picture comes out of it", () => {
  const part = fc.constantFrom(
    ...[
      "<p>",
      "</p>",
      "<img src=https://track.example/x.gif>",
      "<script>evil()</script>",
      "<style>x",
      "</style>",
      "word",
    ],
    ...[
      "<blockquote>",
      "</blockquote>",
      '<a href="javascript:evil()">',
      "</a>",
      "<table><tr><td>",
      "&lt;script&gt;",
      "<",
    ],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      expect(htmlToMarkdown(parts.join("")).markdown).not.toMatch(/(^|[^\\])<[a-z/]|track\.example|javascript:|evil/i);
    }),
  );
});

test.each([
  ["out-of-office", "automatic_reply"],
  ["mailing-list", "mailing_list"],
  ["bounce", "automatic_reply"],
  ["broken", "no_sender"],
  ["own-group", null],
  ["calendar", null],
  ["winmail", null],
])("%s is taken for what it is", async (name, automatic) => {
  expect((await read(name)).automatic).toBe(automatic);
});

test.each([
  ["Auto-Submitted: auto-generated", "automatic_reply"],
  ["Auto-Submitted: no", null],
  ["Precedence: bulk", "bulk"],
  ["X-Autoreply: yes", "automatic_reply"],
  ["Return-Path: <>", "automatic_reply"],
  ["Return-Path: <grace@navy.example>", null],
  ["List-Unsubscribe: <https://shop.example/leave>", "mailing_list"],
])("a mail with %s is %s", async (line, automatic) => {
  expect((await made(`${head}\r\n${line}`, "Hello")).automatic).toBe(automatic);
});

test("a report names the mail that did not arrive, and why", async () => {
  expect((await read("bounce")).bounce).toEqual({
    messageIds: ["our-mail.1@help.acme.example"],
    status: "5.2.2",
    isDelay: false,
  });
});

test("a charset that does not exist, and one that is not what it says, cost letters and nothing else", async () => {
  expect((await read("unknown-charset")).text).toMatch(/^Grüße .* end$/);
  expect((await read("broken")).subject).toContain("What is this");
});

test("of several senders, or of what is no address, nobody is taken for a contact", async () => {
  const senders = ["a@x.example, b@x.example\r\nFrom: c@x.example", "undisclosed:;", ""];
  for (const sender of senders) expect((await made(`From: ${sender}\r\nSubject: Hi`, "x")).from, sender).toBeNull();
  const shown = await made('From: "Ada\u202e =?utf-8?q?=0D=0ABcc:_eve@evil.example?=" <ada@x.example>', "x");
  expect(shown.from?.email).toBe("ada@x.example");
  expect(shown.from?.name).not.toMatch(/\p{Cc}|\u202e/u);
});

const boundary = (index: number) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`;

test.each([
  ["ten thousand recipients", `${head}\r\nCc: ${"a@b.example, ".repeat(10_000)}x@y.example`, "Hello", "Hello"],
  [
    "a thousand parts",
    `${head}\r\nContent-Type: multipart/mixed; boundary=x`,
    "--x\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\na\r\n".repeat(1_000),
    "",
  ],
  ["a line of ten million characters", `${head}\r\nContent-Type: text/plain`, "x".repeat(10_000_000), /^x{1000}/],
  ["a hundred thousand quotes", `${head}\r\nContent-Type: text/html`, "<blockquote>".repeat(100_000), ""],
  ["a long row of spaces", `${head}\r\nContent-Type: text/plain`, `a${" ".repeat(190_000)}b`, /^a /],
  ["a link that never ends", `${head}\r\nContent-Type: text/plain`, `[${"](".repeat(90_000)}`, /^\[/],
  ["a header of semicolons", `${head}\r\nAuto-Submitted: ${";".repeat(190_000)}\u2028x`, "Hello", "Hello"],
  ["brackets as if before a quote", `${head}`, `${"<".repeat(200)}${">".repeat(29)}\n`.repeat(800), ""],
  ["unfinished tags", `${head}\r\nContent-Type: text/html`, "<a href='".repeat(100_000), ""],
])(
  "%s are read in bounded time and size",
  async (_what, top, body, text) => {
    const started = performance.now();
    const letter = await made(top, body);
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(letter.body.length).toBeLessThanOrEqual(65_536);
    expect(letter.files.length).toBeLessThanOrEqual(100);
    expect(letter.recipients.length).toBeLessThanOrEqual(300);
    if (text !== "") expect(letter.text).toMatch(text);
  },
  20_000,
);

test("a hundred thousand parts end within the bounds, read or not", async () => {
  const raw = `${head}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${"--x\r\n".repeat(100_000)}`;
  const read = await readLetter(Buffer.from(raw)).catch((error: unknown) => error);
  if (read instanceof Error) expect(read).toBeInstanceOf(UnreadableMail);
}, 25_000);

test.each([
  ["parts within parts", `${head}\r\n${Array.from({ length: 200 }, (_, index) => boundary(index)).join("")}`],
  ["headers of a megabyte", `${head}\r\n${"X-Long: a\r\n".repeat(100_000)}`],
  ["26 MiB", `${head}\r\n\r\n${"x".repeat(26 * 1_048_576)}`],
])("%s cannot be read, and that is said", async (_what, raw) => {
  await expect(readLetter(Buffer.from(raw))).rejects.toThrow(UnreadableMail);
});
