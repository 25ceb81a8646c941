import fc from "fast-check";
import { expect, test } from "vitest";
import { Message } from "./message";

const message = { to: "ada@acme.test", subject: "Key created", text: "Hello" };

test.each([
  "ada@acme.test\r\nBcc: eve@evil.test",
  "ada@acme.test, eve@evil.test",
  "Ada <ada@acme.test>",
  "ada@acme.test\u0000",
  "ada",
])("%j is no address to send to", (to) => {
  expect(Message.safeParse({ ...message, to }).success).toBe(false);
});

test("a subject is one line, whatever was typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 100 }), (typed) => {
      const result = Message.safeParse({ ...message, subject: `Key ${typed} created` });
      expect(result.success).toBe(true);
      expect(result.data?.subject).not.toMatch(/\p{Cc}|\p{Zl}|\u202e/u);
    }),
  );
  expect(Message.parse({ ...message, subject: "Key\r\nBcc: eve@evil.test" }).subject).toBe("Key Bcc: eve@evil.test");
});
