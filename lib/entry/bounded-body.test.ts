import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { withBoundedBody } from "./bounded-body";

function post(body: BodyInit) {
  // Node asks for `duplex` where a body is a stream.
  const init = { method: "POST", body, duplex: "half", headers: { Cookie: "a=b" } } as const;
  return new NextRequest("http://localhost/api/auth/callback/credentials?x=1", init);
}

test("a form arrives whole, with its headers, its query and its cookies", async () => {
  const bounded = await withBoundedBody(post(new URLSearchParams({ email: "ada@example.com", password: "é+ &=" })));
  const form = await bounded?.formData();
  expect([form?.get("email"), form?.get("password")]).toEqual(["ada@example.com", "é+ &="]);
  expect(bounded?.nextUrl.searchParams.get("x")).toBe("1");
  expect(bounded?.cookies.get("a")?.value).toBe("b");
});

test("a request without a body passes as it is", async () => {
  const request = new NextRequest("http://localhost/api/auth/csrf");
  expect(await withBoundedBody(request)).toBe(request);
});

test("a larger body is refused, also one of unknown length, without reading it to its end", async () => {
  expect(await withBoundedBody(post("x".repeat(16_385)))).toBeNull();
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(new Uint8Array(4_096));
    },
  });
  expect(await withBoundedBody(post(endless))).toBeNull();
  expect(sent).toBeLessThan(10);
});
