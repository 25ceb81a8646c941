import { expect, test } from "../fixtures/test";
import { expectProblem } from "./problems";

type Told = { message: string };
type Created = { data: { id: string; subject: string; body_text?: string }; meta?: { masked: { api_keys: string[] } } };

test("anybody who reports a key ends it at once, and hears the same as for any text", async ({
  anonymous,
  api,
  workspace,
}) => {
  const client = await api(["tickets:read"]);
  expect((await client.post("/test")).status).toBe(200);
  const invented = await anonymous.post<Told>("/leaks", { key: "lk_live_nothing" });
  const real = await anonymous.post<Told>("/leaks", { key: client.key, found_at: "https://paste.example/1" });
  expect([real.status, real.body]).toEqual([invented.status, invented.body]);
  expect(real.status).toBe(200);
  expectProblem(await client.post("/test"), 401, "key_revoked");
  expect((await workspace.keys())[0]?.status).toBe("revoked");
  const again = await anonymous.post<Told>("/leaks", { key: client.key });
  expect([again.status, again.body]).toEqual([real.status, real.body]);
});

test("a form is as good as JSON, and what is missing is named", async ({ anonymous, api }) => {
  const client = await api(["tickets:read"]);
  expectProblem(await anonymous.post("/leaks", {}), 422, "validation_failed");
  expectProblem(await anonymous.post("/leaks", [client.key]), 400, "bulk_not_supported");
  expectProblem(await anonymous.get("/leaks"), 405, "method_not_allowed");
  const reply = await anonymous.call<Told>("POST", "/leaks", { form: `key=${client.key}` });
  expect(reply.status).toBe(200);
  expectProblem(await client.post("/test"), 401, "key_revoked");
});

test("reports are limited by address", async ({ anonymous }) => {
  const replies = await Promise.all(Array.from({ length: 61 }, () => anonymous.post("/leaks", { key: "x" })));
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(1);
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(60);
});

test("a key that was pasted into a ticket is masked in what is stored, and the answer says so", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const key = client.key ?? "";
  const mask = `${key.slice(0, 18)}…${key.slice(-4)}`;
  const { status, body } = await client.post<Created>("/tickets", {
    subject: `Broken ${key}`,
    body: `My key is ${key}.`,
    requester: { email: "customer@example.com" },
  });
  expect(status).toBe(201);
  expect(body.data.subject).toBe(`Broken ${mask}`);
  expect(body.meta).toEqual({ masked: { api_keys: [mask] } });
  const comments = await client.get<{ data: { body: string }[] }>(`/tickets/${body.data.id}/comments`);
  expect(comments.body.data.map((comment) => comment.body)).toEqual([`My key is ${mask}.`]);
});
