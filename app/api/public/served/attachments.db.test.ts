import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { forgetUploads } from "@/lib/attachments/commands/forget";
import { linkLife, linkParameters } from "@/lib/attachments/download-link";
import { db } from "@/lib/db/client";
import { DiskStore } from "@/lib/storage/disk-store";
import { problem } from "./testing/api-call";
import { form, givenFiles } from "./testing/given-files";

const { root, client, files, upload, ticket } = givenFiles();

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("a file is uploaded in three ways, and is the same file each time", async () => {
  const call = await client("attachments:write");
  const asForm = await call("POST", "/attachments", form("file", { name: "dot.png", type: "image/png", bytes: png }));
  const asBody = await call("POST", "/attachments", png, {
    "Content-Type": "image/png",
    "Content-Disposition": "attachment; filename*=UTF-8''d%C3%B6t.png",
  });
  const asJson = await call("POST", "/attachments", {
    filename: "dot.png",
    content_type: "image/png",
    content_base64: png.toString("base64"),
  });
  for (const answer of [asForm, asBody, asJson]) {
    expect(answer.status).toBe(201);
    expect(answer.body.data).toMatchObject({ content_type: "image/png", size: png.length, ticket_id: null });
    expect(answer.headers.get("location")).toMatch(new RegExp(`/attachments/${answer.body.data.id}$`));
  }
  expect(asBody.body.data.filename).toBe("döt.png");
  expect(new Set([asForm, asBody, asJson].map(({ body }) => body.data.sha256)).size).toBe(1);
  const expires = Date.parse(asForm.body.data.expires_at) - Date.now();
  expect(Math.abs(expires - 24 * 3_600_000)).toBeLessThan(60_000);
});

test("a file on the disk is for the server's account only, under no name of the caller's", async () => {
  const { id } = await upload("../../../etc/passwd");
  const row = await db().attachment.findUniqueOrThrow({ where: { id } });
  expect(row.filename).toBe("passwd");
  expect(statSync(join(root, row.fileKey)).mode & 0o777).toBe(0o600);
  expect(await db().fileRemoval.count({ where: { fileKey: row.fileKey } })).toBe(0);
});

test("content comes whole or in part, to be saved and not run", async () => {
  const { id } = await upload('räd "1".txt', "0123456789");
  const call = await client("attachments:read");
  const whole = await call("GET", `/attachments/${id}/content`);
  expect([whole.status, whole.body]).toEqual([200, "0123456789"]);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    "accept-ranges": "bytes",
    "content-length": "10",
    "content-disposition": `attachment; filename="r_d _1_.txt"; filename*=UTF-8''r%C3%A4d%20%221%22.txt`,
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
  const part = (range: string) => call("GET", `/attachments/${id}/content`, undefined, { Range: range });
  const middle = await part("bytes=2-4");
  expect([middle.status, middle.body, middle.headers.get("content-range")]).toEqual([206, "234", "bytes 2-4/10"]);
  expect((await part("bytes=7-")).body).toBe("789");
  expect((await part("bytes=-2")).body).toBe("89");
  expect((await part("bytes=0-1,3-4")).status, "several are ignored").toBe(200);
  const beyond = await part("bytes=10-");
  expect(problem(beyond)).toEqual([416, "range_not_satisfiable"]);
  expect(beyond.headers.get("content-range")).toBe("bytes */10");
  const head = await call("HEAD", `/attachments/${id}/content`);
  expect([head.status, head.headers.get("content-length"), head.body]).toEqual([200, "10", ""]);
});

test("the link works without a key for five minutes, and for its own file only", async () => {
  const [one, other] = [await upload("one.txt", "one"), await upload("two.txt", "two")];
  const call = await client("attachments:read");
  const { body } = await call("GET", `/attachments/${one.id}`);
  const path = new URL(body.data.download_url).pathname.replace("/api/public", "");
  const search = new URL(body.data.download_url).search;
  expect((await call("GET", path + search, undefined, { Authorization: "" })).body).toBe("one");
  expect(problem(await call("GET", `/attachments/${other.id}/download${search}`))).toEqual([404, "not_found"]);
  expect(problem(await call("GET", `${path}${search}x`))).toEqual([404, "not_found"]);
  const old = linkParameters(one.id, Date.now() - linkLife - 1);
  expect(problem(await call("GET", `${path}?${old}`))).toEqual([410, "gone"]);
});

test("files hang on tickets, replies and notes, named before or sent along", async () => {
  const [first, second] = [await upload("a.txt"), await upload("b.txt")];
  const created = (await ticket({ attachment_ids: [first.id, second.id] })).body.data;
  expect(created.attachments_count).toBe(2);
  const call = await client("tickets:write", "comments:write", "attachments:read");
  const reply = form("attachments[]", { name: "c.txt" }, { name: "d.txt" });
  reply.append("body", "See both.");
  const replied = await call("POST", `/tickets/${created.id}/reply`, reply);
  expect(replied.status).toBe(201);
  expect(replied.body.data.attachments.map(({ filename }: { filename: string }) => filename)).toEqual([
    "c.txt",
    "d.txt",
  ]);
  const secret = await upload("e.txt");
  const note = await call("POST", `/tickets/${created.id}/notes`, { body: "Internal.", attachment_ids: [secret.id] });
  expect(note.body.data.attachments).toHaveLength(1);
  const after = (await call("GET", `/tickets/${created.id}`)).body.data;
  expect(after.attachments_count).toBe(5);
  expect(after.version).toBe(created.version + 2);
  expect(Date.parse(after.updated_at)).toBeGreaterThan(Date.parse(created.updated_at));
  const { body: comments } = await call("GET", `/tickets/${created.id}/comments`);
  expect(comments.data.map(({ attachments }: { attachments: object[] }) => attachments.length)).toEqual([2, 2, 1]);
  expect((await call("GET", `/attachments/${first.id}`)).body.data).toMatchObject({
    ticket_id: created.id,
    comment_id: comments.data[0].id,
    expires_at: null,
  });
  expect((await call("GET", `/tickets/${created.id}/attachments`)).body.data).toHaveLength(5);

  const withoutNotes = await client("tickets:read", "attachments:read");
  const seen = await withoutNotes("GET", `/tickets/${created.id}/attachments`);
  expect(seen.body.data).toHaveLength(4);
  expect(seen.body.meta).toEqual({ omitted: { internal_notes: true, required_scope: "comments:read" } });
  expect(problem(await withoutNotes("GET", `/attachments/${secret.id}`))).toEqual([404, "not_found"]);
  expect(problem(await withoutNotes("GET", `/attachments/${secret.id}/content`))).toEqual([404, "not_found"]);

  const before = files().length;
  expect((await call("DELETE", `/comments/${note.body.data.id}`)).status).toBe(204);
  expect((await call("GET", `/tickets/${created.id}`)).body.data.attachments_count).toBe(4);
  await forgetUploads(new AbortController().signal, new Date());
  expect(files().length).toBe(before - 1);
});

test("a ticket is created together with its files in one request", async () => {
  const sent = form("attachments[]", { name: "fire.png", type: "image/png", bytes: png });
  for (const [name, value] of Object.entries({
    subject: "Printer",
    body: "Look.",
    "requester[email]": "a@example.com",
  })) {
    sent.append(name, value);
  }
  const answer = await (await client("tickets:write"))("POST", "/tickets", sent);
  expect([answer.status, answer.body.data?.attachments_count]).toEqual([201, 1]);
});

test("the same upload with the same Idempotency-Key is stored once", async () => {
  const before = files().length;
  const call = await client("attachments:write");
  const again = () => call("POST", "/attachments", form("file", { name: "a.txt" }), { "Idempotency-Key": "upload 1" });
  const [one, two] = [await again(), await again()];
  expect(two.body.data.id).toBe(one.body.data.id);
  expect(two.headers.get("idempotency-replayed")).toBe("true");
  expect(files().length).toBe(before + 1);
  const other = await call("POST", "/attachments", form("file", { name: "a.txt", bytes: "other" }), {
    "Idempotency-Key": "upload 1",
  });
  expect(problem(other)).toEqual([422, "idempotency_key_reused"]);
  expect(files().length).toBe(before + 1);
});

test("a page or a drawing with scripts is kept, but never sent as what a browser would run", async () => {
  for (const [name, type, bytes] of [
    ["a.html", "text/html", "<!doctype html><script>alert(1)</script>"],
    ["a.svg", "image/svg+xml", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ] as const) {
    const { body } = await (await client("attachments:write"))(
      "POST",
      "/attachments",
      form("file", { name, type, bytes }),
    );
    expect(body.data.content_type, name).toBe("application/octet-stream");
  }
});

test("12 MB arrive intact", async () => {
  const bytes = randomBytes(12_000_000);
  const { id } = await upload("big.bin", bytes);
  const { key } = { key: (await db().attachment.findUniqueOrThrow({ where: { id } })).fileKey };
  const read = await new DiskStore(root).read(key);
  const parts: Buffer[] = [];
  for await (const part of read) parts.push(part as Buffer);
  expect(Buffer.concat(parts).equals(bytes)).toBe(true);
});
