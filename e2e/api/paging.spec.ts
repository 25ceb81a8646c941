import type { Ticket } from "../../lib/tickets/schema";
import type { ApiClient } from "../fixtures/api-client";
import type { Reply } from "../fixtures/http";
import { expect, test } from "../fixtures/test";
import { givenTicket, givenTickets, type Page } from "./given-tickets";
import { expectProblem } from "./problems";

const numbers = (page: Page<Ticket>) => page.data.map(({ number }) => number);
const linkTo = (rel: string, header: unknown) => new RegExp(`<([^>]+)>; rel="${rel}"`).exec(String(header))?.[1];

/** Follows `Link: rel="next"` to the end, as got and Octokit do, and calls `between` after each page. */
async function walk(client: ApiClient, path: string, between: (page: number) => Promise<unknown> = async () => {}) {
  const seen: number[][] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const reply: Reply<Page<Ticket>> = await client.get(next);
    expect(reply.status).toBe(200);
    seen.push(numbers(reply.body));
    next = linkTo("next", reply.headers.link);
    expect(next === undefined, "the header and the body agree").toBe(reply.body.pagination.next_cursor === null);
    expect(reply.body.pagination.has_more).toBe(next !== undefined);
    if (next !== undefined) await between(seen.length);
  }
  return seen;
}

test("Link leads through the whole list, newest first, and keeps the filters", async ({ api }) => {
  const client = await api(["tickets:write"]);
  await givenTickets(client, 7, { tags: ["walk"] });
  await givenTicket(client, { tags: ["elsewhere"] });
  expect(await walk(client, "/tickets?tag=walk&limit=3")).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
  expect(await walk(client, "/tickets?tag=walk&limit=3&sort=number")).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
});

test("what is created, changed or closed between two pages neither repeats nor hides another ticket", async ({
  api,
}) => {
  const client = await api(["tickets:write"]);
  const tickets = await givenTickets(client, 6);
  const pages = await walk(client, "/tickets?limit=2", async (page) => {
    await givenTicket(client, { subject: "Meanwhile" });
    const passed = tickets[6 - page];
    if (passed) await client.post(`/tickets/${passed.id}/close`);
  });
  expect(pages.flat()).toEqual([6, 5, 4, 3, 2, 1]);
});

test("the way back shows the same pages", async ({ api }) => {
  const client = await api(["tickets:write"]);
  await givenTickets(client, 5);
  const first = await client.get<Page<Ticket>>("/tickets?limit=2");
  expect(first.body.pagination.prev_cursor).toBeNull();
  const second = await client.get<Page<Ticket>>(linkTo("next", first.headers.link) ?? "");
  const back = await client.get<Page<Ticket>>(linkTo("prev", second.headers.link) ?? "");
  expect(numbers(back.body)).toEqual(numbers(first.body));
  expect(linkTo("first", second.headers.link)).toMatch(/\/api\/public\/tickets\?limit=2$/);
});

test("a list is {data: []} for a workspace without tickets", async ({ api }) => {
  const { status, headers, body } = await (await api(["tickets:read"])).get<Page<Ticket>>("/api/v1/tickets?limit=1");
  expect(status).toBe(200);
  expect(body).toEqual({ data: [], pagination: { limit: 1, has_more: false, next_cursor: null, prev_cursor: null } });
  expect(linkTo("next", headers.link)).toBeUndefined();
});

test("a cursor that was not made here is 400, and so is one of another list", async ({ api, other }) => {
  const client = await api(["tickets:write"]);
  await givenTickets(client, 3);
  const { body } = await client.get<Page<Ticket>>("/tickets?limit=1");
  const cursor = body.pagination.next_cursor ?? "";
  const middle = Math.floor(cursor.length / 2);
  const changed = cursor.slice(0, middle) + (cursor[middle] === "A" ? "B" : "A") + cursor.slice(middle + 1);
  for (const bad of [changed, cursor.slice(1), `${cursor}A`, "abc", "%F0%9F%94%91", btoa('{"id":1}')]) {
    expectProblem(await client.get(`/tickets?limit=1&cursor=${bad}`), 400, "cursor_invalid", bad);
  }
  for (const query of ["limit=1&status=open", "limit=1&sort=number"]) {
    expectProblem(await client.get(`/tickets?${query}&cursor=${cursor}`), 400, "cursor_mismatch", query);
  }
  const foreign = await api(["tickets:read"], { in: other });
  expectProblem(await foreign.get(`/tickets?limit=1&cursor=${cursor}`), 400, "cursor_mismatch");
  expect((await client.get(`/tickets?limit=2&cursor=${cursor}`)).status, "the size of a page may change").toBe(200);
});

test("a limit of 0 is 400, one of 500 is lowered to 100 and said so", async ({ api }) => {
  const client = await api(["tickets:write"]);
  for (const limit of ["0", "-1", "1.5", "ten", "", "1&limit=2"]) {
    const reply = await client.get(`/tickets?limit=${limit}`);
    expectProblem(reply, 400, "invalid_parameter", limit);
    expect(reply.body.errors?.[0]?.parameter).toBe("limit");
  }
  const { body } = await client.get<Page<Ticket>>("/tickets?limit=500");
  expect(body.pagination).toMatchObject({ limit: 100, limit_lowered_from: 500 });
  expect((await client.get<Page<Ticket>>("/tickets")).body.pagination.limit).toBe(25);
});

test("a parameter by another API's name is 400 and says ours", async ({ api }) => {
  const client = await api(["tickets:read"]);
  for (const [name, meant] of Object.entries({ per_page: "limit", page: "cursor", statsu: "status" })) {
    const reply = await client.get(`/tickets?${name}=2`);
    expectProblem(reply, 400, "unknown_parameter", name);
    expect(reply.body.errors).toEqual([
      { code: "unknown_parameter", parameter: name, detail: `did you mean ${meant}?`, did_you_mean: meant },
    ]);
  }
});

test("every status is in the list unless one is asked for", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const { id } = await givenTicket(client);
  await givenTicket(client, { status: "pending" });
  await client.post(`/tickets/${id}/close`);
  const counted = async (query: string) => numbers((await client.get<Page<Ticket>>(`/tickets${query}`)).body);
  expect(await counted("")).toEqual([2, 1]);
  expect(await counted("?status=all")).toEqual([2, 1]);
  expect(await counted("?status=closed")).toEqual([1]);
  expect(await counted("?status=open,pending")).toEqual([2]);
});
