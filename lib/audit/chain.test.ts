import fc from "fast-check";
import { expect, test } from "vitest";
import { type AuditRow, chainHash, chainStart } from "./chain";

const row: AuditRow = {
  workspaceId: "wsp_1",
  sequence: 1,
  event: "api_key.revoked",
  actorType: "user",
  actorId: "usr_1",
  actorName: "Ada",
  targetType: "api_key",
  targetId: "key_0000000000",
  targetName: "Zapier",
  before: "{}",
  after: '{"status":"revoked"}',
  ip: "198.51.100.9",
  requestId: "req_1",
  createdAt: new Date(1_790_000_000_000),
};

test("the hash of a row never changes, or the logs of yesterday would fail today", () => {
  expect(chainHash(chainStart, row)).toBe("d31d9c32e53557c5ef732fa117de43d0b9ee2e897d0d2d0ff8572e462331562e");
});

test("changing any field of a row, or the row before it, changes the hash", () => {
  const hash = chainHash(chainStart, row);
  for (const [field, value] of Object.entries(row)) {
    const changed =
      value instanceof Date ? new Date(value.getTime() + 1) : typeof value === "number" ? value + 1 : `${value} `;
    expect(chainHash(chainStart, { ...row, [field]: changed }), field).not.toBe(hash);
  }
  expect(chainHash(hash, row)).not.toBe(hash);
});

test("text cannot wander from one field into its neighbour", () => {
  const text = fc.string({ unit: fc.constantFrom(...'",[]\\ab'), maxLength: 6 });
  fc.assert(
    fc.property(text, text, text, text, (a, b, c, d) => {
      fc.pre(a !== c || b !== d);
      const first = chainHash(chainStart, { ...row, actorName: a, targetType: b });
      expect(chainHash(chainStart, { ...row, actorName: c, targetType: d })).not.toBe(first);
    }),
  );
});

test("a row that is removed, altered or moved breaks the chain from there on", () => {
  const rows = Array.from({ length: 6 }, (_, index) => ({ ...row, sequence: index + 1, targetName: `key ${index}` }));
  const hashes = chainOf(rows);
  const tampered = (change: (copy: AuditRow[]) => unknown) => {
    const copy = [...rows];
    change(copy);
    return chainOf(copy);
  };
  const [first, second, third] = rows;
  if (!first || !second || !third) throw new Error("three rows");
  const altered = tampered((copy) => copy.splice(2, 1, { ...third, actorName: "Eve" }));
  expect(altered.slice(0, 2)).toEqual(hashes.slice(0, 2));
  expect(altered.slice(2).filter((hash) => hashes.includes(hash))).toEqual([]);
  expect(tampered((copy) => copy.splice(1, 1)).at(-1)).not.toBe(hashes.at(-1));
  expect(tampered((copy) => copy.splice(1, 2, third, second)).at(-1)).not.toBe(hashes.at(-1));
});

function chainOf(rows: readonly AuditRow[]): string[] {
  const hashes: string[] = [];
  for (const one of rows) hashes.push(chainHash(hashes.at(-1) ?? chainStart, one));
  return hashes;
}
