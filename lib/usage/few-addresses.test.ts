import { expect, test } from "vitest";
import { FewAddresses } from "./few-addresses";

test("the first addresses keep their names, all further ones are counted together", () => {
  const addresses = new FewAddresses(2);
  expect(["a", "b", "c", "a", "d"].map((ip) => addresses.nameOf("key 1", ip))).toEqual([
    "a",
    "b",
    "other",
    "a",
    "other",
  ]);
});

test("another key or hour has addresses of its own", () => {
  const addresses = new FewAddresses(1);
  addresses.nameOf("key 1", "a");
  expect(addresses.nameOf("key 2", "b")).toBe("b");
});
