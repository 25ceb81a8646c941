import { expect, test } from "vitest";
import { renderMarkdown } from "./render";

test("headings, lists, tables and links become HTML", () => {
  const html = renderMarkdown(
    "# Reset\n\n1. Open **Settings**\n2. Press `Reset`\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[Docs](https://x.test/a)",
  );
  expect(html).toContain("<h2>Reset</h2>");
  expect(html).toContain("<strong>Settings</strong>");
  expect(html).toContain("<td>1</td>");
  expect(html).toContain('<a href="https://x.test/a" rel="noopener noreferrer nofollow">Docs</a>');
});

for (const [what, markdown] of Object.entries({
  "a script": "<script>alert(1)</script>hello",
  "an event handler": '<img src=x onerror="alert(1)">hello',
  "a javascript: link": "[hello](javascript:alert(1))",
  "a disguised javascript: link": "[hello](java\nscript:alert(1)) <a href='&#106;avascript:alert(1)'>hello</a>",
  "a data: image": "![hello](data:text/html;base64,PHNjcmlwdD4=)hello",
  "an svg": "<svg><script>alert(1)</script><animate onbegin=alert(1)></svg>hello",
  "a frame": '<iframe src="https://evil.test"></iframe>hello',
  "a form": '<form action="https://evil.test"><input name=password></form>hello',
  "a style": '<p style="position:fixed">hello</p><style>*{}</style>',
  "mutating nesting":
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=alert(1)>'>hello",
})) {
  test(`${what} does not survive`, () => {
    const html = renderMarkdown(markdown);
    expect(html).not.toMatch(
      /<(script|svg|iframe|form|input|style|math|animate)|\son\w+=[^>]*>|(href|src)="(javascript|data|java)/i,
    );
  });
}

test("deep nesting and long texts end in time", () => {
  const started = performance.now();
  for (const text of [
    "> ".repeat(5_000),
    "[".repeat(20_000),
    "*".repeat(20_000),
    "<div>".repeat(5_000),
    "`".repeat(20_000),
  ]) {
    renderMarkdown(`${text}x`);
  }
  expect(performance.now() - started).toBeLessThan(10_000);
});
