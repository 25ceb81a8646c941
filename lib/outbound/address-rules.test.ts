import { expect, test } from "vitest";
import { parseCidrList } from "../access/cidr";
import { isPublic, mayReach } from "./address-rules";

const nothing = { allowed: [], loopback: false };

test.each(["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e"])(
  "%s is a public address",
  (address) => expect(isPublic(address)).toBe(true),
);

test.each([
  ...["127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  ...["169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9"],
  ...["224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1"],
  ...["::", "::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:a00:1", "::127.0.0.1", "::ffff:0:7f00:1"],
  ...["64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "fe80::1"],
  ...["fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1", "2001:db8::1", "3fff::1", "5f00::1", "4000::1"],
  ...["localhost", "", "1", "not an address"],
])("%s is no public address", (address) => expect(isPublic(address)).toBe(false));

test("without TLS nothing is reached, unless it is listed, or on this machine in development", () => {
  expect(mayReach("1.1.1.1", "https:", nothing)).toBe(true);
  expect(mayReach("1.1.1.1", "http:", nothing)).toBe(false);
  expect(mayReach("127.0.0.1", "http:", nothing)).toBe(false);
  expect(mayReach("127.0.0.1", "http:", { allowed: [], loopback: true })).toBe(true);
  expect(mayReach("::ffff:127.0.0.1", "http:", { allowed: [], loopback: true })).toBe(true);
  expect(mayReach("10.0.0.1", "http:", { allowed: [], loopback: true })).toBe(false);
});

test("a listed range is reached, and no other", () => {
  const { ranges: allowed } = parseCidrList("10.1.0.0/16 fd00:1::/32");
  for (const address of ["10.1.2.3", "::ffff:10.1.2.3", "fd00:1::9"]) {
    expect(mayReach(address, "http:", { allowed, loopback: false })).toBe(true);
  }
  for (const address of ["10.2.0.1", "fd00:2::1", "127.0.0.1"]) {
    expect(mayReach(address, "https:", { allowed, loopback: false })).toBe(false);
  }
});
