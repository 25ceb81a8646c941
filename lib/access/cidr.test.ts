import { BlockList, isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalAddress, inCidr, limitBucket, parseCidr, parseCidrList } from "./cidr";

const ipv4 = fc.ipV4();
const ipv6 = fc.ipV6().filter((text) => !text.includes(".") && !/^::ffff:/i.test(text));

describe("parseCidr", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["203.0.113.7/32", "203.0.113.7"],
    ["198.51.100.77/24", "198.51.100.0/24"],
    ["10.255.255.255/8", "10.0.0.0/8"],
    ["2001:DB8::1", "2001:db8::1"],
    ["2001:db8:0:0:0:0:0:1/128", "2001:db8::1"],
    ["2001:db8:ffff:ffff::1/33", "2001:db8:8000::/33"],
    ["::ffff:198.51.100.7", "198.51.100.7"],
    ["::FFFF:c633:6407", "198.51.100.7"],
    ["::ffff:198.51.100.7/120", "198.51.100.0/24"],
    ["::1", "::1"],
  ])("reads %s as %s", (text, canonical) => {
    expect(parseCidr(text)?.text).toBe(canonical);
  });

  // What other readers take for an address or, worse, for a range of everybody.
  test.each([
    "203.0.113.050",
    "198.51.100.007",
    "0203.0.113.5",
    "0xc6.51.100.7",
    "0x7f.1",
    "3325256711",
    "127.1",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "1.2.3.-4",
    "198.51.100.0/",
    "198.51.100.0/-1",
    "198.51.100.0/1e1",
    "198.51.100.0/ 24",
    "198.51.100.0/+24",
    "198.51.100.0/024",
    "198.51.100.0/08",
    "198.51.100.0/24/8",
    "198.51.100.0/33",
    "198.51.100.0/0x18",
    "198.51.100.0/24.0",
    "198.51.100.0/255.255.255.0",
    "2001:db8::/129",
    "2001:db8::/-1",
    "2001:db8::1%eth0",
    "fe80::1%1/64",
    "[2001:db8::1]",
    "2001:db8:::1",
    "2001:db8::g",
    "1:2:3:4:5:6:7:8:9",
    "::198.51.100.7",
    "::ffff:198.51.100.007",
    "::ffff:198.51.100.0/95",
    "::ffff:0:0/0",
    "198.51.100.7:80",
    " 198.51.100.7",
    "198.51.100.7\n",
    "１９８.51.100.7",
    "example.com",
    "",
    "/24",
    "*",
    "-",
  ])("refuses %j", (text) => {
    expect(parseCidr(text)).toBeNull();
  });

  test("reads /0, so that whoever keeps a list can refuse it by name", () => {
    expect(parseCidr("0.0.0.0/0")).toMatchObject({ text: "0.0.0.0/0", bits: 0 });
    expect(parseCidr("::/0")).toMatchObject({ text: "::/0", bits: 0 });
    expect(parseCidr("::ffff:0:0/96")).toMatchObject({ text: "0.0.0.0/0", bits: 0 });
  });

  test("accepts no address that the operating system would not", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789abcfx.:/%- "), maxLength: 20 }), (text) => {
        const range = parseCidr(text);
        if (range) expect(isIP(text.split("/")[0] ?? "")).not.toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  test("a canonical form is its own canonical form", () => {
    fc.assert(
      fc.property(fc.oneof(ipv4, ipv6), fc.nat(128), (address, bits) => {
        const range = parseCidr(`${address}/${bits}`);
        if (range) expect(parseCidr(range.text)?.text).toBe(range.text);
      }),
    );
  });
});

describe("inCidr", () => {
  test("agrees with Node's own block list", () => {
    const pairs = fc.oneof(
      fc.tuple(ipv4, ipv4, fc.integer({ min: 0, max: 32 }), fc.constant("ipv4" as const)),
      fc.tuple(ipv6, ipv6, fc.integer({ min: 0, max: 128 }), fc.constant("ipv6" as const)),
    );
    fc.assert(
      fc.property(pairs, fc.boolean(), ([network, other, bits, family], near) => {
        const range = parseCidr(`${network}/${bits}`);
        if (!range) throw new Error(`${network}/${bits} was refused`);
        const address = near ? network : other;
        const list = new BlockList();
        list.addSubnet(network, bits, family);
        expect(inCidr(address, range)).toBe(list.check(address, family));
      }),
      { numRuns: 500 },
    );
  });

  test("an address just outside of a range is outside", () => {
    const range = parseCidr("198.51.100.128/25");
    if (!range) throw new Error("refused");
    expect(inCidr("198.51.100.127", range)).toBe(false);
    expect(inCidr("198.51.100.128", range)).toBe(true);
    expect(inCidr("198.51.100.255", range)).toBe(true);
    expect(inCidr("198.51.101.0", range)).toBe(false);
  });

  test("an IPv4 address that arrives in IPv6 clothes is the IPv4 address, and no IPv6 range has it", () => {
    const [four, six] = [parseCidr("198.51.100.0/24"), parseCidr("::/0")];
    if (!four || !six) throw new Error("refused");
    expect(inCidr("::ffff:198.51.100.7", four)).toBe(true);
    expect(inCidr("::ffff:198.51.100.7", six)).toBe(false);
    expect(inCidr("2001:db8::1", four)).toBe(false);
    expect(inCidr("nonsense", four)).toBe(false);
    expect(inCidr("", six)).toBe(false);
  });
});

test("an address as a socket gives it is brought to its canonical form", () => {
  expect(canonicalAddress("::ffff:127.0.0.1")).toBe("127.0.0.1");
  expect(canonicalAddress("fe80::1%eth0")).toBe("fe80::1");
  expect(canonicalAddress("2001:DB8:0::1")).toBe("2001:db8::1");
  expect(canonicalAddress("203.0.113.050")).toBeNull();
  expect(canonicalAddress("unknown")).toBeNull();
  expect(canonicalAddress(undefined)).toBeNull();
});

test("a list says which of its entries are none", () => {
  const { ranges, bad } = parseCidrList("203.0.113.7, 10.0.0.1/8\n\t2001:db8::/32,,nonsense 1.2.3");
  expect(ranges.map((range) => range.text)).toEqual(["203.0.113.7", "10.0.0.0/8", "2001:db8::/32"]);
  expect(bad).toEqual(["nonsense", "1.2.3"]);
});

test("limits count an IPv6 customer by its /64", () => {
  expect(limitBucket("2001:db8:1:2:aaaa::1")).toBe(limitBucket("2001:db8:1:2:bbbb::9"));
  expect(limitBucket("2001:db8:1:2::1")).not.toBe(limitBucket("2001:db8:1:3::1"));
  expect(limitBucket("203.0.113.7")).toBe("203.0.113.7");
});
