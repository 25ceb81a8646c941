import { createHash, randomBytes } from "node:crypto";
import { connect } from "node:net";
import { expect, test } from "../fixtures/test";
import type { Workspace } from "../fixtures/workspace";

type File = { id: string; sha256: string; size: number; filename: string };
type Uploaded = { data: File } & { code?: string; example?: string };

function caller(baseURL: string, key: string) {
  return (path: string, init: RequestInit = {}) =>
    fetch(`${baseURL}/api/public${path}`, { ...init, headers: { Authorization: `Bearer ${key}`, ...init.headers } });
}

async function given(workspace: Workspace, baseURL: string, ...scopes: string[]) {
  const { key } = await workspace.key(scopes.length > 0 ? scopes : ["*"]);
  return { key, call: caller(baseURL, key) };
}

function formOf(bytes: Buffer | string, name = "file.bin"): FormData {
  const form = new FormData();
  form.append("file", new Blob([bytes as BlobPart]), name);
  return form;
}

test("12 MB go up and come down byte by byte, whole and in part", async ({ workspace, baseURL }) => {
  const { call } = await given(workspace, baseURL);
  const bytes = randomBytes(12_000_000);
  const up = await call("/attachments", { method: "POST", body: formOf(bytes, "größe.bin") });
  expect(up.status).toBe(201);
  const { data } = (await up.json()) as Uploaded;
  expect(data).toMatchObject({
    size: bytes.length,
    filename: "größe.bin",
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  const down = await call(`/attachments/${data.id}/content`);
  expect(Buffer.from(await down.arrayBuffer()).equals(bytes)).toBe(true);
  const part = await call(`/attachments/${data.id}/content`, { headers: { Range: "bytes=11999990-" } });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 11999990-11999999/12000000"]);
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(-10))).toBe(true);
  const head = await call(`/attachments/${data.id}/content`, { method: "HEAD" });
  expect([head.status, head.headers.get("accept-ranges")]).toEqual([200, "bytes"]);
});

test("21 MiB are 413, in each of the three ways", async ({ workspace, baseURL }) => {
  const { call } = await given(workspace, baseURL, "attachments:write");
  const bytes = Buffer.alloc(21 * 1_048_576, 1);
  const named = { "Content-Type": "application/octet-stream", "Content-Disposition": 'attachment; filename="a.bin"' };
  const json = JSON.stringify({ filename: "a.bin", content_base64: bytes.toString("base64") });
  for (const [what, init, code] of [
    ["multipart", { body: formOf(bytes) }, "file_too_large"],
    ["the body", { body: bytes as BodyInit, headers: named }, "file_too_large"],
    ["JSON", { body: json, headers: { "Content-Type": "application/json" } }, "body_too_large"],
  ] as const) {
    const answer = await call("/attachments", { method: "POST", ...init });
    expect([answer.status, ((await answer.json()) as Uploaded).code], what).toEqual([413, code]);
  }
});

test("a client that stops midway leaves nothing, and the server goes on", async ({ workspace, baseURL }) => {
  const { key, call } = await given(workspace, baseURL, "attachments:write");
  const { hostname, port } = new URL(baseURL);
  for (let attempt = 0; attempt < 5; attempt++) {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `POST /api/public/attachments HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${key}\r\n` +
            "Content-Type: multipart/form-data; boundary=mine\r\nContent-Length: 5000000\r\n\r\n" +
            '--mine\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n',
        );
        socket.write(Buffer.alloc(100_000, 1), () => socket.destroy());
      });
      socket.on("close", () => resolve());
      socket.on("error", () => resolve());
    });
  }
  const after = await call("/attachments", { method: "POST", body: formOf("hello") });
  expect(after.status).toBe(201);
});

test("what cannot be read is 422 with a call that works", async ({ workspace, baseURL }) => {
  const { call } = await given(workspace, baseURL, "attachments:write");
  const answer = await call("/attachments", {
    method: "POST",
    headers: { "Content-Type": "multipart/form-data; boundary=other" },
    body: '--mine\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n--mine--\r\n',
  });
  expect(answer.status).toBe(422);
  expect(((await answer.json()) as Uploaded).example).toContain('-F "file=@report.pdf"');
});

test("a reply takes its files along, and the link needs no key", async ({ workspace, baseURL }) => {
  const { call } = await given(workspace, baseURL);
  const made = await call("/tickets", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ subject: "Printer", body: "On fire.", requester: { email: "ada@example.com" } }),
  });
  const ticket = ((await made.json()) as { data: { id: string } }).data;
  const form = new FormData();
  form.append("body", "See the picture.");
  form.append("attachments[]", new Blob(["one"]), "one.txt");
  form.append("attachments[]", new Blob(["two"]), "two.txt");
  const replied = await call(`/tickets/${ticket.id}/reply`, { method: "POST", body: form });
  expect(replied.status).toBe(201);
  const { data } = (await replied.json()) as { data: { attachments: File[] } };
  expect(data.attachments.map(({ filename }) => filename)).toEqual(["one.txt", "two.txt"]);
  const known = await call(`/attachments/${data.attachments[1]?.id}`);
  const link = new URL(((await known.json()) as { data: { download_url: string } }).data.download_url);
  const down = await fetch(`${baseURL}${link.pathname}${link.search}`);
  expect([down.status, await down.text()]).toEqual([200, "two"]);
  expect(down.headers.get("content-disposition")).toMatch(/^attachment; filename="two.txt"/);
});

test("a key without the scope neither uploads nor downloads", async ({ workspace, baseURL }) => {
  const { call } = await given(workspace, baseURL, "contacts:read");
  expect((await call("/attachments", { method: "POST", body: formOf("x") })).status).toBe(403);
  expect((await call("/attachments/att_1/content")).status).toBe(403);
});
