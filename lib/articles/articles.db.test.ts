import { expect, test } from "vitest";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import type { Ctx } from "../entry/ctx";
import { createCategory, deleteCategory, renameCategory } from "./commands/categories";
import { createArticle } from "./commands/create-article";
import { deleteArticle } from "./commands/delete-article";
import { setPrivacy } from "./commands/set-privacy";
import { updateArticle } from "./commands/update-article";
import { NewArticle } from "./input";
import { categoryChoices, getArticle, isPrivate, listArticles } from "./queries";
import { ArticleQuery } from "./query";

const text = "Open **Settings** and press _Reset_.";

async function givenArticle(given: GivenWorkspace, article: Partial<NewArticle> & { title: string }) {
  const input = NewArticle.parse({ body: text, status: "published", ...article });
  return (await createArticle(given.ctx("agent", "articles:write"), input)).data;
}

const eventsOf = async (given: GivenWorkspace) => {
  const where = { workspaceId: given.workspace.id };
  return (await db().auditEvent.findMany({ where, orderBy: { sequence: "asc" } })).map(({ event }) => event);
};

const titles = (page: { data: object[] }) => page.data.map((row) => ("title" in row ? row.title : "tombstone"));

test("an article is written, published and taken back, and the audit log tells it", async () => {
  const given = await givenWorkspace();
  const writer = given.ctx("agent", "articles:write");
  const reader = given.keyCtx(["kb:read"]);
  const { id, slug } = await givenArticle(given, { title: "Reset your password", status: "draft" });
  expect(slug).toBe("reset-your-password");
  expect((await getArticle(reader, id)).published_at).toBeNull();
  await updateArticle(writer, id, { status: "published" });
  const published = await getArticle(reader, slug);
  expect(published).toMatchObject({ id, status: "published", version: 2, author: { name: given.members.agent.name } });
  expect(published.body_html).toBe("<p>Open <strong>Settings</strong> and press <em>Reset</em>.</p>\n");
  await updateArticle(writer, id, { status: "published" });
  await updateArticle(writer, id, { status: "draft" });
  await updateArticle(writer, id, { body: "Another text" });
  expect((await getArticle(reader, id)).published_at).toBe(published.published_at);
  expect(await eventsOf(given)).toEqual([
    "article.created",
    "article.published",
    "article.unpublished",
    "article.updated",
  ]);
});

test("a slug is made of the title, unique, and leads to its article also when it is an old one", async () => {
  const given = await givenWorkspace();
  const writer = given.ctx("admin", "articles:write");
  const reader = given.keyCtx(["kb:read"]);
  const first = await givenArticle(given, { title: "Billing" });
  const second = await givenArticle(given, { title: "Billing!" });
  expect(second.slug).toBe("billing-2");
  await updateArticle(writer, first.id, { slug: "invoices" });
  expect((await getArticle(reader, "billing")).id).toBe(first.id);
  expect((await getArticle(reader, "billing")).slug).toBe("invoices");
  await expect(updateArticle(writer, second.id, { slug: "billing" })).rejects.toMatchObject({
    code: "validation_failed",
  });
  await updateArticle(writer, first.id, { slug: "billing" });
  expect((await getArticle(reader, "invoices")).slug).toBe("billing");
  const elsewhere = await givenWorkspace();
  expect((await givenArticle(elsewhere, { title: "Billing" })).slug).toBe("billing");
});

test("who lacks kb:read sees what is published and nothing else", async () => {
  const given = await givenWorkspace();
  const stranger = given.keyCtx(["tickets:read"]);
  await givenArticle(given, { title: "For all" });
  const draft = await givenArticle(given, { title: "Not yet", status: "draft" });
  const internal = await givenArticle(given, { title: "For us", status: "internal" });
  const query = ArticleQuery.parse({ sort: "title" });
  expect(titles(await listArticles(stranger, query))).toEqual(["For all"]);
  expect(titles(await listArticles(stranger, ArticleQuery.parse({ status: "draft,internal" })))).toEqual([]);
  expect(titles(await listArticles(given.keyCtx(["kb:read"]), query))).toEqual(["For all", "For us", "Not yet"]);
  for (const { id, slug } of [draft, internal]) {
    await expect(getArticle(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(getArticle(stranger, slug)).rejects.toMatchObject({ code: "not_found" });
  }
  const other = await givenWorkspace();
  await expect(getArticle(other.keyCtx(["kb:read"]), draft.id)).rejects.toMatchObject({ code: "not_found" });
});

test("whoever keeps in step learns of what was deleted or taken back, and nothing of what never was published", async () => {
  const given = await givenWorkspace();
  const writer = given.ctx("owner", "articles:write");
  const stays = await givenArticle(given, { title: "Stays" });
  const back = await givenArticle(given, { title: "Taken back" });
  const gone = await givenArticle(given, { title: "Gone" });
  const never = await givenArticle(given, { title: "Never seen", status: "draft" });
  await updateArticle(writer, back.id, { status: "draft" });
  await deleteArticle(writer, gone.id);
  await deleteArticle(writer, never.id);
  const query = { updated_since: new Date(0).toISOString(), sort: "updated_at", include_deleted: "true" };
  const page = await listArticles(given.keyCtx(["tickets:read"]), ArticleQuery.parse(query));
  expect(new Map(page.data.map((row) => [row.id, "deleted" in row]))).toEqual(
    new Map([
      [stays.id, false],
      [back.id, true],
      [gone.id, true],
    ]),
  );
  expect(page.sync?.complete).toBe(true);
  const all = await listArticles(given.keyCtx(["kb:read"]), ArticleQuery.parse(query));
  expect(
    all.data
      .filter((row) => "deleted" in row)
      .map((row) => row.id)
      .sort(),
  ).toEqual([gone.id, never.id].sort());
  await expect(getArticle(given.keyCtx(["kb:read"]), gone.id)).rejects.toMatchObject({ code: "gone" });
  expect(await db().article.findFirst({ where: { id: gone.id } })).toMatchObject({ title: "", body: "" });
  expect((await givenArticle(given, { title: "Gone" })).slug).toBe("gone");
});

test("categories are unique by name, and deleting one leaves its articles", async () => {
  const given = await givenWorkspace();
  const ctx = given.ctx("agent", "articles:write");
  const reader: Ctx<"kb:read"> = given.ctx("agent", "kb:read");
  const { id } = await createCategory(ctx, { name: "Billing" });
  await expect(createCategory(ctx, { name: "BILLING" })).rejects.toMatchObject({ code: "validation_failed" });
  const other = await createCategory(ctx, { name: "Account" });
  await expect(renameCategory(ctx, { id: other.id, name: "Billing" })).rejects.toMatchObject({
    code: "validation_failed",
  });
  const article = await givenArticle(given, { title: "Invoices", category_id: id });
  expect((await getArticle(reader, article.id)).category).toMatchObject({ name: "Billing", slug: "billing" });
  await deleteCategory(ctx, { id });
  expect(await getArticle(reader, article.id)).toMatchObject({ category: null, category_id: null, version: 2 });
  expect(await categoryChoices(reader)).toEqual([{ id: other.id, name: "Account" }]);
  const far = await givenWorkspace();
  const input = NewArticle.parse({ title: "T", body: "", category_id: other.id });
  await expect(createArticle(far.ctx("owner", "articles:write"), input)).rejects.toMatchObject({
    code: "validation_failed",
  });
});

test("an empty article stays a draft, and another's version is not overwritten", async () => {
  const given = await givenWorkspace();
  const writer = given.ctx("admin", "articles:write");
  await expect(givenArticle(given, { title: "Empty", body: " " })).rejects.toMatchObject({ code: "validation_failed" });
  const { id } = await givenArticle(given, { title: "Empty", body: "", status: "draft" });
  await expect(updateArticle(writer, id, { status: "internal" })).rejects.toMatchObject({ code: "validation_failed" });
  await updateArticle(writer, id, { body: "One", if_version: 1 });
  await expect(updateArticle(writer, id, { body: "Two", if_version: 1 })).rejects.toMatchObject({
    code: "version_conflict",
  });
});

test("the knowledge base is open until somebody makes it private", async () => {
  const given = await givenWorkspace();
  const admin = given.ctx("admin", "policy:manage");
  expect(await isPrivate(admin)).toBe(false);
  await setPrivacy(admin, { isPrivate: true });
  await setPrivacy(admin, { isPrivate: true });
  expect(await isPrivate(admin)).toBe(true);
  expect(await isPrivate((await givenWorkspace()).ctx("admin", "policy:manage"))).toBe(false);
  expect(await eventsOf(given)).toEqual(["knowledge_base.closed"]);
});
