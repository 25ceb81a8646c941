import type { ApiClient } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";
import type { Workspace } from "../fixtures/workspace";
import { expectProblem } from "./problems";

type Article = { id: string; title: string; slug: string; status: string; url: string; author: unknown };
type List = { data: Article[]; pagination: { has_more: boolean } };
type Found = { data: { title: string; excerpt_html: string; score: number }[]; query: string; took_ms: number };

async function givenArticles(workspace: Workspace): Promise<{ id: string; slug: string }> {
  const add = (title: string, status: string, body: string) => {
    const article = ["--title", title, "--status", status, "--body", body];
    return workspace.command<{ id: string; slug: string }>("article add", "--as", workspace.owner.email, ...article);
  };
  await add("Our margins", "internal", "Nobody outside knows the password of the margins.");
  await add("Not finished", "draft", "To be written.");
  return add(
    "Reset your password",
    "published",
    "Open **Settings** <script>alert(1)</script> and choose a new password.",
  );
}

test("everybody reads what is published, and may keep it for a minute", async ({ anonymous, workspace }) => {
  const { id, slug } = await givenArticles(workspace);
  const place = `workspace_id=${workspace.id}`;
  const list = await anonymous.get<List>(`/kb/articles?${place}`);
  expect(list.status).toBe(200);
  expect(list.body.data.map(({ title }) => title)).toEqual(["Reset your password"]);
  expect(list.body.data[0]?.author).toBeNull();
  expect(list.headers["cache-control"]).toBe("public, max-age=60");
  for (const name of [id, slug]) {
    const one = await anonymous.get<{ data: Article & { body_html: string } }>(`/kb/articles/${name}?${place}`);
    expect(one.status).toBe(200);
    expect(one.body.data.body_html).toContain("<strong>Settings</strong>");
    expect(one.body.data.body_html).not.toContain("<script");
  }
  expect((await anonymous.get<List>(`/kb/categories?${place}`)).body.data).toEqual([]);
  expect((await anonymous.get(list.body.data[0]?.url ?? "")).status).toBe(200);
  expectProblem(await anonymous.get(`/kb/articles/our-margins?${place}`), 404, "not_found");
  expectProblem(await anonymous.get("/kb/articles?workspace_id=wsp_nobody"), 404, "workspace_unknown");
  expectProblem(await anonymous.get("/kb/articles?workspace_id=%00"), 404, "workspace_unknown");
});

test("a key reads the same without any scope, and with kb:read the rest", async ({ api, workspace, other }) => {
  await givenArticles(workspace);
  const plain = await api(["tickets:read"]);
  const list = await plain.get<List>("/kb/articles");
  expect(list.body.data.map(({ title }) => title)).toEqual(["Reset your password"]);
  expect(list.headers["cache-control"]).toBe("private, no-store");
  const all = await (await api(["kb:read"])).get<List>("/kb/articles?sort=title");
  expect(all.body.data.map(({ title, status }) => `${title}: ${status}`)).toEqual([
    "Not finished: draft",
    "Our margins: internal",
    "Reset your password: published",
  ]);
  expectProblem(await plain.get(`/kb/articles?workspace_id=${other.id}`), 403, "organization_mismatch");
  expect((await (await api(["kb:read"], { in: other })).get<List>("/kb/articles")).body.data).toEqual([]);
});

test("a search marks what it found, forgives typing errors, and shows internal articles to kb:read only", async ({
  anonymous,
  api,
  workspace,
}) => {
  await givenArticles(workspace);
  await workspace.limit("kb-search", 1_000, 60);
  const found = await anonymous.get<Found>(`/kb/search?workspace_id=${workspace.id}&q=pasword`);
  expect(found.status).toBe(200);
  expect(found.body.query).toBe("pasword");
  expect(found.body.took_ms).toBeGreaterThan(0);
  expect(found.body.data.map(({ title }) => title)).toEqual(["Reset your password"]);
  expect(found.body.data[0]?.excerpt_html).toContain("<mark>password</mark>");
  expect(found.body.data[0]?.excerpt_html).not.toContain("<script");
  const more = await (await api(["kb:read"])).get<Found>("/kb/search?q=password&limit=20");
  expect(more.body.data.map(({ title }) => title)).toEqual(["Reset your password", "Our margins"]);
  for (const query of ["q=a", `q=${"a".repeat(201)}`, "limit=5", "q=ab&limit=21", "q=ab&limit=0"]) {
    expectProblem(
      await anonymous.get(`/kb/search?workspace_id=${workspace.id}&${query}`),
      400,
      "invalid_parameter",
      query,
    );
  }
});

test("the sixth search of a minute from one address is refused, with a key or without", async ({
  anonymous,
  api,
  workspace,
  other,
}) => {
  const visitor = anonymous;
  const keyed = (await api(["tickets:read"])).from(visitor.ip);
  const search = (client: ApiClient, place: Workspace) =>
    client.get<Found>(`/kb/search?q=password${client.key === null ? `&workspace_id=${place.id}` : ""}`);
  for (const client of [visitor, keyed, visitor, keyed, visitor])
    expect((await search(client, workspace)).status).toBe(200);
  for (const client of [visitor, keyed]) {
    const refused = await search(client, workspace);
    expect(refused.status).toBe(429);
    expect(refused.headers["retry-after"]).toBeTruthy();
    expect(JSON.stringify(refused.body)).toContain("kb-search");
  }
  expect((await search(visitor, other)).status).toBe(200);
});

test("a private knowledge base is for keys only", async ({ anonymous, api, workspace }) => {
  const { slug } = await givenArticles(workspace);
  await workspace.command("article access", "--private");
  for (const path of ["/kb/articles", `/kb/articles/${slug}`, "/kb/categories", "/kb/search?q=password"]) {
    const target = `${path}${path.includes("?") ? "&" : "?"}workspace_id=${workspace.id}`;
    expectProblem(await anonymous.get(target), 403, "kb_private", path);
  }
  expect((await (await api(["tickets:read"])).get<List>("/kb/articles")).body.data).toHaveLength(1);
});

test("a wrong key is refused, not read as nobody's", async ({ anonymous, workspace }) => {
  const place = `workspace_id=${workspace.id}`;
  expectProblem(await anonymous.withKey("nonsense").get(`/kb/articles?${place}`), 401, "key_malformed");
  expectProblem(await anonymous.get("/kb/articles"), 401, "key_missing");
  expectProblem(await anonymous.get(`/kb/articles?${place}&api_key=x`), 400, "key_in_url");
});
