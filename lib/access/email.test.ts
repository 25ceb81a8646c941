import { expect, it } from "vitest";
import { Email } from "./email";

it("trims an address and puts it in lower case", () => {
  expect(Email.parse("  Ada.Lovelace+x@Acme.TEST ")).toBe("ada.lovelace+x@acme.test");
});

it.each([
  "",
  "ada",
  "ada@",
  "@acme.test",
  "a@b@acme.test",
  "ada@acme",
  "a da@acme.test",
  "ada@acme.test\n, x",
  "ad\u212Aa@acme.test",
])("refuses %j", (text) => expect(Email.safeParse(text).success).toBe(false));

it("takes 254 characters and no more", () => {
  const of = (local: number) => `${"a".repeat(local)}@${"b".repeat(60)}.${"c".repeat(60)}.test`;
  expect(of(127)).toHaveLength(254);
  expect(Email.safeParse(of(127)).success).toBe(true);
  expect(Email.safeParse(of(128)).success).toBe(false);
});
