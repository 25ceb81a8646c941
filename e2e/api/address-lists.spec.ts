import { CliFailure } from "../fixtures/cli";
import { expect, test } from "../fixtures/test";
import { expectProblem } from "./problems";

/** Texts that other readers take for an address or, worse, for everybody. None may enter a list. */
const nonsense = [
  ...["203.0.113.050", "198.51.100.007", "0203.0.113.5", "0xc6.51.100.7", "0x7f.1", "3325256711", "127.1", "1.2.3"],
  ...["1.2.3.4.5", "1.2.3.256", "198.51.100/24", "198.51.100.0/", "198.51.100.0/-1", "198.51.100.0/1e1"],
  ...["198.51.100.0/ 24", "198.51.100.0/+24", "198.51.100.0/024", "198.51.100.0/08", "198.51.100.0/24/8"],
  ...["198.51.100.0/33", "198.51.100.0/0x18", "198.51.100.0/255.255.255.0", "2001:db8::/129", "2001:db8::/-1"],
  ...["fe80::1%eth0", "[2001:db8::1]", "2001:db8:::1", "::198.51.100.7", "::ffff:198.51.100.007"],
  ...["::ffff:0:0/95", "198.51.100.7:80", "example.com", "/24", "*", "１９８.51.100.7"],
  // Addresses, but of everybody.
  ...["0.0.0.0/0", "::/0", "::ffff:0:0/96", "203.0.113.7/0"],
];

test("nothing but addresses and ranges enters a list, of a key or of the workspace", async ({ workspace }) => {
  for (const text of nonsense) {
    for (const write of [
      () => workspace.key(["tickets:read"], { allowIps: [text] }),
      () => workspace.command("policy set", `--allow-ip=${text}`),
    ]) {
      const refusal = await write().then(
        () => null,
        (error: unknown) => error,
      );
      expect(refusal, text).toBeInstanceOf(CliFailure);
      expect((refusal as CliFailure).exitCode, text).toBe(1);
    }
  }
  expect(await workspace.keys()).toEqual([]);
  expect(await workspace.command("policy show")).toMatchObject({ allowed_ips: [] });
});

/** An entry as typed, as stored, whom it lets in, and whom it does not although the text looks alike. */
const entries: { typed: string; stored: string; inside: string[]; outside: string[] }[] = [
  {
    typed: "198.51.100.77/24",
    stored: "198.51.100.0/24",
    inside: ["198.51.100.0", "198.51.100.255", "::ffff:198.51.100.7", "::ffff:c633:6407"],
    outside: ["198.51.101.0", "198.51.99.255", "19.8.51.100", "::c633:6407", "2002:c633:6407::1"],
  },
  {
    typed: "203.0.113.7/32",
    stored: "203.0.113.7",
    inside: ["203.0.113.7", "::FFFF:203.0.113.7"],
    outside: ["203.0.113.70", "203.0.113.6", "203.0.113.8", "103.0.113.7"],
  },
  {
    typed: "2001:DB8:0:0:0:0:0:1",
    stored: "2001:db8::1",
    inside: ["2001:db8::1", "2001:0db8:0000::0001"],
    outside: ["2001:db8::10", "2001:db8::2", "2001:db8:0:1::1"],
  },
  {
    typed: "2001:db8:ffff:ffff::1/33",
    stored: "2001:db8:8000::/33",
    inside: ["2001:db8:8000::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"],
    outside: ["2001:db8:7fff::1", "2001:db9:8000::1"],
  },
  {
    typed: "::ffff:198.51.100.7/120",
    stored: "198.51.100.0/24",
    inside: ["198.51.100.9"],
    outside: ["198.51.101.9", "::1"],
  },
];

for (const { typed, stored, inside, outside } of entries) {
  test(`${typed} is kept as ${stored}, and lets in exactly what it names`, async ({ api, workspace }) => {
    const client = await api(["tickets:read"], { allowIps: [typed] });
    expect((await workspace.keys())[0]?.allowed_ips).toEqual([stored]);
    for (const ip of inside) expect((await client.from(ip).get("/test")).status, ip).toBe(200);
    for (const ip of outside) expectProblem(await client.from(ip).get("/test"), 403, "ip_not_allowed", ip);
  });
}

test("an address that is nonsense is nobody's, and is refused where a list exists", async ({ api }) => {
  const client = await api(["tickets:read"], { allowIps: ["203.0.113.0/24"] });
  for (const ip of ["203.0.113.007", "203.0.113", "unknown", "203.0.113.7:80", "0xcb.0.113.7"])
    expectProblem(await client.from(ip).get("/test"), 403, "ip_not_allowed", ip);
});
