import { expect, test } from "vitest";
import { cpuTime } from "../testing/cpu-time";
import { plainText } from "./plain-text";

test.each([
  ["It **burns** and _smokes_, *really*", "It burns and smokes, really"],
  ["# Title\n\n> quoted\n\n- item", "Title\n\nquoted\n\n- item"],
  [
    "See [the guide](https://a.test/x) or ![](https://a.test/y.png)",
    "See the guide (https://a.test/x) or https://a.test/y.png",
  ],
  ["```js\nconst a = 2 * 3 * 4;\n```", "const a = 2 * 3 * 4;"],
  ["run `npm test`\r\n\r\n\r\n\r\nthen", "run npm test\n\nthen"],
  ["snake_case_name and 2*3*4", "snake_case_name and 2*3*4"],
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
])("%j reads as %j", (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});

test.each(["[", "[](", "*", "**a", "_a", "`", "![a](", "> ", "#", "\n", "[a](b", "*a "])(
  "65,536 characters of %j take no more than a moment",
  async (part) => {
    expect(await cpuTime(() => plainText(part.repeat(65_536 / part.length)))).toBeLessThan(500);
  },
);
