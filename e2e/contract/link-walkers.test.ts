import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import got from "got";
import { beforeAll, describe, expect, test } from "vitest";
import { apiUrl, givenKey, givenSubjects } from "./fixtures/given";

/** GitHub's client and a general one know nothing of our lists but the `Link` header. */
let key = "";
let subjects: string[] = [];

type Row = { id: string; subject?: string; email?: string; body?: string };

beforeAll(async () => {
  key = await givenKey();
  subjects = await givenSubjects(key, 7);
  for (const name of ["ada", "bob", "cleo", "dora"]) {
    await got.post(`${apiUrl}/contacts`, { ...authorised(), json: { email: `${name}@example.com` } });
  }
});

const authorised = () => ({ headers: { authorization: `Bearer ${key}` } });

const walkers: Record<string, (path: string) => Promise<Row[]>> = {
  Octokit: (path) => {
    const octokit = new (Octokit.plugin(paginateRest))({ baseUrl: apiUrl });
    const rows = ({ data }: { data: unknown }) => (data as { data: Row[] }).data;
    return octokit.paginate({ method: "GET", url: path, limit: 3, ...authorised() }, rows);
  },
  got: (path) =>
    got.paginate.all<Row>(apiUrl + path, {
      ...authorised(),
      searchParams: { limit: 3 },
      pagination: { transform: ({ body }) => (JSON.parse(body as string) as { data: Row[] }).data },
    }),
};

describe.each(Object.entries(walkers))("%s", (_name, walk) => {
  test("walks the tickets to the end", async () => {
    expect((await walk("/tickets")).map(({ subject }) => subject)).toEqual(subjects);
  });

  test("walks the contacts to the end", async () => {
    const emails = (await walk("/contacts")).map(({ email }) => email);
    expect(emails).toEqual([...["dora", "cleo", "bob", "ada"], "grace"].map((name) => `${name}@example.com`));
  });

  test("walks the stream of comments to the end", async () => {
    const comments = await walk("/comments");
    expect(new Set(comments.map(({ id }) => id)).size).toBe(7);
  });
});
