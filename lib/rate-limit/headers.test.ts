import { parseList } from "structured-headers";
import { expect, test } from "vitest";
import { limitHeaders } from "./headers";
import type { Standing } from "./limiter";
import { defaultPolicy } from "./policies";

const create: Standing = { policy: defaultPolicy("tickets-create"), remaining: 7, resetSeconds: 2512, exceeded: false };
const other: Standing = { policy: defaultPolicy("default"), remaining: 119, resetSeconds: 60, exceeded: false };

test("the headers are structured fields that an independent parser reads back", () => {
  const headers = limitHeaders([create, other], 1_795_000_000_000);
  const [first, second] = parseList(headers["RateLimit-Policy"] ?? "");
  expect(first?.[0]).toBe("tickets-create");
  expect(Object.fromEntries(first?.[1] ?? [])).toEqual({ q: 10, w: 3600 });
  expect(second?.[0]).toBe("default");
  const [standing] = parseList(headers.RateLimit ?? "");
  expect(Object.fromEntries(standing?.[1] ?? [])).toEqual({ r: 7, t: 2512 });
});

test("the X- headers describe the tightest policy", () => {
  expect(limitHeaders([other, create], 1_795_000_000_000)).toMatchObject({
    "X-RateLimit-Limit": "10",
    "X-RateLimit-Remaining": "7",
    "X-RateLimit-Reset": "1795002512",
  });
});

test("a request that no policy counts says nothing about limits", () => {
  expect(limitHeaders([], Date.now())).toEqual({});
});
