import { expect, test } from "vitest";
import { parseCidrList } from "../access/cidr";
import { mistakeOf } from "./url-rules";

const nothing = { allowed: [], loopback: false };

test("an https address of the internet is fine, with any path, query and port", () => {
  for (const url of ["https://hooks.example.com/a/b?c=d", "https://1.1.1.1:8443/", "https://[2606:4700::1111]/"]) {
    expect(mistakeOf(url, nothing)).toBeNull();
  }
});

test.each([
  ["ftp://example.com/", "https://"],
  ["http://example.com/", "https://"],
  ["javascript:alert(1)", "https://"],
  ["file:///etc/passwd", "https://"],
  ["//example.com", "no URL"],
  ["example.com/hook", "no URL"],
  ["https://", "no URL"],
  ["https://user@example.com/", "name or a password"],
  ["https://user:secret@example.com/", "name or a password"],
  ["https://example.com/#part", "fragment"],
  ["https://example.com/#", "fragment"],
])("%s is refused", (url, why) => expect(mistakeOf(url, nothing)).toContain(why));

test.each([
  ...["https://127.0.0.1/", "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/"],
  ...["https://0/", "https://①②⑦.0.0.1/", "https://169.254.169.254/latest/meta-data/", "https://10.0.0.8:8443/"],
  ...[
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[fd00::1]/",
  ],
  ...["https://[64:ff9b::127.0.0.1]/", "https://[2002:7f00:1::]/", "https://[fe80::1]/"],
])("%s is refused, however the address is written", (url) => {
  expect(mistakeOf(url, nothing)).toContain("no public address");
});

test("plain http is for listed addresses; whether a name leads to one is seen when it is looked up", () => {
  const reach = { allowed: parseCidrList("10.0.0.0/8").ranges, loopback: false };
  expect(mistakeOf("http://10.0.0.8:5678/hook", reach)).toBeNull();
  expect(mistakeOf("http://n8n:5678/hook", reach)).toBeNull();
  expect(mistakeOf("http://1.1.1.1/", reach)).toContain("WEBHOOK_ALLOW_CIDRS");
});
