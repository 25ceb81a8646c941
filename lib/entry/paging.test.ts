import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { forgetShared } from "../process-state";
import { answerPage, pageOf, pageRequest } from "./paging";

beforeAll(() => {
  process.env.AUTH_SECRET = "a secret of the tests, long enough to pass";
  forgetShared("env");
  forgetShared("cursor-key");
});

const ctx = { workspace: { id: "wsp_1", slug: "acme", name: "Acme" } };
type Row = { at: number; id: number };

/** What a database does: the rows beyond the place, in order, one more than fit on the page. */
function read(rows: Iterable<Row>, limit: number, cursor: string | null) {
  const request = pageRequest(ctx, "/rows", { limit, sort: "at", ...(cursor === null ? {} : { cursor }) });
  const { position } = request;
  const compare = (a: Row, b: Row) => a.at - b.at || a.id - b.id;
  const sign = position?.forward === false ? -1 : 1;
  const beyond = (row: Row) => {
    if (!position) return true;
    const [at = 0, id = 0] = position.keys.map(Number);
    const far = sign * compare(row, { at, id });
    return position.inclusive ? far >= 0 : far > 0;
  };
  const found = [...rows].filter(beyond).sort((a, b) => sign * compare(a, b));
  return pageOf(request, found.slice(0, limit + 1), (row) => [row.at, row.id]);
}

const row = fc.record({ at: fc.nat(5), id: fc.nat(1_000) });
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 40 });
const change = fc.record({ add: fc.array(row, { maxLength: 4 }), remove: fc.array(fc.nat(40), { maxLength: 4 }) });

test("rows that come and go between pages neither hide nor repeat another", () => {
  fc.assert(
    fc.property(rows, fc.array(change, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (start, changes, limit) => {
      const stored = new Map(start.map((each) => [each.id, each]));
      const staying = new Set(stored.keys());
      const seen: number[] = [];
      let cursor: string | null = null;
      for (let step = 0; ; step++) {
        const page = read(stored.values(), limit, cursor);
        seen.push(...page.rows.map(({ id }) => id));
        cursor = page.pagination.next_cursor;
        if (cursor === null) break;
        for (const added of changes[step]?.add ?? [])
          if (!stored.has(added.id) && !seen.includes(added.id)) stored.set(added.id, added);
        for (const at of changes[step]?.remove ?? []) {
          const id = [...stored.keys()][at];
          if (id !== undefined && stored.delete(id)) staying.delete(id);
        }
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect([...staying].filter((id) => !seen.includes(id))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("the way back shows the same pages as the way there", () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 7 }), (stored, limit) => {
      const there = [read(stored, limit, null)];
      for (let next = there[0]?.pagination.next_cursor ?? null; next !== null; ) {
        const page = read(stored, limit, next);
        there.push(page);
        next = page.pagination.next_cursor;
      }
      let back = there.pop();
      while (there.length > 0) {
        back = read(stored, limit, back?.pagination.prev_cursor ?? null);
        expect(back.rows).toEqual(there.pop()?.rows);
        expect(back.pagination.has_more).toBe(true);
      }
      expect(back?.pagination.prev_cursor).toBeNull();
    }),
  );
});

test("a page whose rows are all gone still leads back", () => {
  const stored = [1, 2, 3, 4].map((id) => ({ at: 0, id }));
  const first = read(stored, 2, null);
  const empty = read(stored.slice(0, 2), 2, first.pagination.next_cursor);
  expect(empty).toMatchObject({ rows: [], pagination: { has_more: false, next_cursor: null } });
  const back = read(stored.slice(0, 2), 2, empty.pagination.prev_cursor);
  expect(back.rows.map(({ id }) => id)).toEqual([1, 2]);
});

test("a limit that is too high is lowered, and said so", () => {
  expect(read([], 500, null).pagination).toEqual({
    limit: 100,
    limit_lowered_from: 500,
    has_more: false,
    next_cursor: null,
    prev_cursor: null,
  });
});

test("the Link header is absolute and keeps the filters", () => {
  const call = { baseUrl: "https://desk.test/api/public", search: "status=open%2Cpending&limit=1&cursor=old" };
  const pagination = { limit: 1, has_more: true, next_cursor: "n", prev_cursor: "p" };
  const { headers } = answerPage(call, "/tickets", { pagination });
  const base = "<https://desk.test/api/public/tickets?status=open%2Cpending&limit=1";
  expect(headers.Link).toBe(`${base}&cursor=n>; rel="next", ${base}&cursor=p>; rel="prev", ${base}>; rel="first"`);
  const last = answerPage({ ...call, search: "" }, "/tickets", {
    pagination: { limit: 1, has_more: false, next_cursor: null, prev_cursor: null },
  });
  expect(last.headers.Link).toBe('<https://desk.test/api/public/tickets>; rel="first"');
});
