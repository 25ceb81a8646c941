import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { isSigned } from "./hook-signature";

const secret = `whsec_${randomBytes(32).toString("base64")}`;
const body = "From: ada@example.com\r\n\r\nHello ü";

function headersOf(at: Date, by = secret): (name: string) => string | undefined {
  const headers: Record<string, string> = {
    "webhook-id": "msg_1.2",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": `v1a,x v1,AAAA ${new Webhook(by).sign("msg_1.2", at, body)}`,
  };
  return (name) => headers[name];
}

test("what a library that is not ours signed is taken, for five minutes and as it is", () => {
  const now = new Date();
  const header = headersOf(now);
  const bytes = Buffer.from(body);
  const other = `whsec_${randomBytes(32).toString("base64")}`;
  expect(isSigned([secret], bytes, header, now)).toBe(true);
  expect(isSigned([other, secret], bytes, header, now)).toBe(true);
  expect(isSigned([other], bytes, header, now)).toBe(false);
  expect(isSigned([secret], Buffer.from(`${body} `), header, now)).toBe(false);
  for (const minutes of [-6, 6]) {
    expect(isSigned([secret], bytes, header, new Date(now.getTime() + minutes * 60_000))).toBe(false);
  }
  for (const missing of ["webhook-id", "webhook-timestamp", "webhook-signature"]) {
    expect(
      isSigned([secret], bytes, (name) => (name === missing ? undefined : header(name)), now),
      missing,
    ).toBe(false);
  }
});
