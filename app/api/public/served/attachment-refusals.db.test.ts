import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { forgetUploads, isForgettingDue } from "@/lib/attachments/commands/forget";
import { db } from "@/lib/db/client";
import { givenWorkspace } from "@/lib/db/testing/given";
import { DiskStore } from "@/lib/storage/disk-store";
import { deleteWorkspace } from "@/lib/workspaces/commands/delete";
import { apiClient, problem } from "./testing/api-call";
import { form, givenFiles, storeIn } from "./testing/given-files";

const { root, client, files, upload, ticket } = givenFiles();

test("what was refused leaves no file, and an upload is attached once", async () => {
  const before = files().length;
  const call = await client("tickets:write");
  const refused = await call("POST", "/tickets", form("attachments[]", { name: "a.txt" }, { name: "b.txt" }));
  expect(problem(refused)).toEqual([422, "validation_failed"]);
  expect(files().length).toBe(before);
  expect(await db().fileRemoval.count()).toBe(0);
  const { id } = await upload();
  expect((await ticket({ attachment_ids: [id] })).status).toBe(201);
  expect(problem(await ticket({ attachment_ids: [id] }))).toEqual([409, "attachment_in_use"]);
  expect((await ticket({ attachment_ids: ["att_unknown"] })).body.errors).toMatchObject([
    { pointer: "/attachment_ids/0" },
  ]);
});

test("only an upload that hangs on nothing is deleted", async () => {
  const call = await client("attachments:write", "tickets:write");
  const { id } = await upload();
  const before = files().length;
  expect((await call("DELETE", `/attachments/${id}`)).status).toBe(204);
  expect(files().length).toBe(before - 1);
  expect(problem(await call("GET", `/attachments/${id}`))).toEqual([404, "not_found"]);
  const used = await upload();
  await ticket({ attachment_ids: [used.id] });
  expect(problem(await call("DELETE", `/attachments/${used.id}`))).toEqual([409, "attachment_in_use"]);
});

test("another workspace's attachment does not exist", async () => {
  const { id } = await upload();
  const other = await apiClient(await givenWorkspace("Other"), "*");
  for (const [method, path] of [
    ["GET", `/attachments/${id}`],
    ["GET", `/attachments/${id}/content`],
    ["DELETE", `/attachments/${id}`],
  ] as const) {
    expect(problem(await other(method, path)), `${method} ${path}`).toEqual([404, "not_found"]);
  }
  const theirs = { subject: "x", body: "x", requester: { email: "x@example.com" }, attachment_ids: [id] };
  expect(problem(await other("POST", "/tickets", theirs))).toEqual([422, "validation_failed"]);
});

test("an upload that nobody attached is deleted after a day, row and file", async () => {
  const { id } = await upload();
  const { fileKey } = await db().attachment.findUniqueOrThrow({ where: { id } });
  const before = files().length;
  const soon = new Date(Date.now() + 23 * 3_600_000);
  await forgetUploads(new AbortController().signal, soon);
  expect(await db().attachment.count({ where: { id } })).toBe(1);
  const later = new Date(Date.now() + 25 * 3_600_000);
  expect(await isForgettingDue(later)).toBe(true);
  await forgetUploads(new AbortController().signal, later);
  expect(await db().attachment.count({ where: { id } })).toBe(0);
  expect(files().length).toBeLessThan(before);
  expect(await db().fileRemoval.count({ where: { fileKey } })).toBe(0);
  expect(await isForgettingDue(later)).toBe(false);
});

test("files of a deleted workspace go with it", async () => {
  const doomed = await givenWorkspace("Doomed");
  const call = await apiClient(doomed, "*");
  await call("POST", "/attachments", form("file", { name: "a.txt" }));
  const before = files().length;
  await deleteWorkspace(doomed.ctx("owner", "workspace:manage"), { confirmName: "Doomed" });
  await forgetUploads(new AbortController().signal, new Date(Date.now() + 1_000));
  expect(files().length).toBe(before - 1);
});

const bad: [string, number, string, () => FormData | Buffer | object, Record<string, string>?][] = [
  ["21 MiB", 413, "file_too_large", () => form("file", { name: "a.bin", bytes: randomBytes(21 * 1_048_576) })],
  ["an empty file", 422, "file_empty", () => form("file", { name: "a.txt", bytes: "" })],
  [
    "a program",
    415,
    "file_type_not_allowed",
    () => form("file", { name: "a.txt", bytes: Buffer.from(`MZ${"\0".repeat(200)}`) }),
  ],
  ["a program's name", 415, "file_type_not_allowed", () => form("file", { name: "a.EXE" })],
  ["a script", 415, "file_type_not_allowed", () => form("file", { name: "a", bytes: "#!/bin/sh\nrm -rf /" })],
  [
    "a page that says it is a picture",
    415,
    "file_type_not_allowed",
    () => form("file", { name: "a.png", type: "image/png", bytes: "<html>" }),
  ],
  ["another part", 422, "validation_failed", () => form("upload", { name: "a.txt" })],
  ["two files where one is taken", 422, "validation_failed", () => form("file", { name: "a.txt" }, { name: "b.txt" })],
  ["a form without a file", 422, "validation_failed", () => form("file")],
  ["NUL in a name", 422, "validation_failed", () => ({ filename: "a\0.txt", content_base64: "aGk=" })],
  ["no base64", 422, "validation_failed", () => ({ filename: "a.txt", content_base64: "!!" })],
  ["an unknown member", 422, "validation_failed", () => ({ filename: "a.txt", content_base64: "aGk=", x: 1 })],
  ["a body without a name", 415, "unsupported_media_type", () => Buffer.from("x"), { "Content-Type": "text/plain" }],
  [
    "a wrong boundary",
    422,
    "validation_failed",
    () => Buffer.from('--other\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--other--\r\n'),
    { "Content-Type": "multipart/form-data; boundary=mine" },
  ],
  ["no boundary", 422, "validation_failed", () => Buffer.from("x"), { "Content-Type": "multipart/form-data" }],
  [
    "a form that ends in the middle of a file",
    422,
    "validation_failed",
    () =>
      Buffer.from(`--mine\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${"x".repeat(9_000)}`),
    { "Content-Type": "multipart/form-data; boundary=mine" },
  ],
];

test.each(bad)("%s is %i %s, and leaves nothing behind", async (_what, status, code, body, headers) => {
  const before = files().length;
  const answer = await (await client("attachments:write"))("POST", "/attachments", body(), headers);
  expect(problem(answer)).toEqual([status, code]);
  if (headers?.["Content-Type"]?.startsWith("multipart")) {
    expect(answer.body.example).toMatch(/^curl .* -F "file=@report.pdf" https:\/\/<host>\/api\/public\/attachments$/);
  }
  expect(files().length).toBe(before);
  expect(await db().fileRemoval.count()).toBe(0);
});

test("eleven files are one too many", async () => {
  const many = form("attachments[]", ...Array.from({ length: 11 }, (_, index) => ({ name: `${index}.txt` })));
  many.append("body", "x");
  const { id } = (await ticket()).body.data;
  const before = files().length;
  expect(problem(await (await client("tickets:write"))("POST", `/tickets/${id}/reply`, many))).toEqual([
    422,
    "validation_failed",
  ]);
  expect(files().length).toBe(before);
});

test("a disk that is full is 503, and leaves nothing behind", async () => {
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  const disk = new DiskStore(root);
  storeIn({
    read: (key) => disk.read(key),
    remove: (key) => disk.remove(key),
    write: (key, bytes) =>
      disk.write(
        key,
        (async function* () {
          for await (const chunk of bytes) {
            yield chunk;
            throw full;
          }
        })(),
      ),
  });
  const before = files().length;
  const answer = await (await client("attachments:write"))("POST", "/attachments", form("file", { name: "a.txt" }));
  expect(problem(answer)).toEqual([503, "temporarily_unavailable"]);
  expect(answer.headers.get("retry-after")).toBe("60");
  expect(files().length).toBe(before);
  expect(await db().fileRemoval.count()).toBe(0);
});
