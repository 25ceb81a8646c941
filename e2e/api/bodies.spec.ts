import { expect, test } from "../fixtures/test";
import { fittingScope, keyed, pathOf } from "./contracts";
import { expectProblem } from "./problems";

const json = { "Content-Type": "application/json" };

for (const contract of keyed.filter(({ body }) => body)) {
  const { method, path } = contract;
  const target = pathOf(contract);
  const scope = fittingScope(contract);

  test.describe(`the body of ${method} ${path}`, () => {
    test("must be JSON or a form, in UTF-8 and uncompressed", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      const offer = method === "PATCH" ? "accept-patch" : "accept-post";
      for (const type of ["text/plain", "application/xml", "application/json; charset=utf-16", "json"]) {
        const reply = await client.call(method, target, { raw: "{}", headers: { "Content-Type": type } });
        expectProblem(reply, 415, "unsupported_media_type", type);
        expect(reply.headers[offer], type).toContain("application/json");
      }
      const untyped = await client.call(method, target, { raw: "{}" });
      expectProblem(untyped, 415, "unsupported_media_type", "no type");
      for (const encoding of ["gzip", "br"]) {
        const headers = { ...json, "Content-Encoding": encoding };
        const reply = await client.call(method, target, { raw: "{}", headers });
        expectProblem(reply, 415, "unsupported_media_type", encoding);
        expect(reply.headers["accept-encoding"]).toBe("identity");
      }
    });

    test("that cannot be parsed is 400", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      const bad = ["{", '{"a":}', "nonsense", "null", '"text"', "1", "{'a':1}", '{"a":1}}'];
      for (const raw of bad)
        expectProblem(await client.call(method, target, { raw, headers: json }), 400, "invalid_json", raw);
      const notUtf8 = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
      expectProblem(await client.call(method, target, { raw: notUtf8, headers: json }), 400, "invalid_json");
    });

    test("that is an array is 400: one object per request", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      for (const raw of ["[]", '[{"subject":"a"},{"subject":"b"}]']) {
        expectProblem(await client.call(method, target, { raw, headers: json }), 400, "bulk_not_supported", raw);
      }
    });

    test("that nests too deeply is 400, before it is parsed", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      const deep = `{"a":${"[".repeat(40)}${"]".repeat(40)}}`;
      expectProblem(await client.call(method, target, { raw: deep, headers: json }), 400, "invalid_json");
      const open = `{"a":${"[".repeat(200_000)}`;
      expectProblem(await client.call(method, target, { raw: open, headers: json }), 400, "invalid_json");
      const form = `a${"[b]".repeat(30)}=1`;
      expectProblem(await client.call(method, target, { form }), 400, "invalid_request");
    });

    // Where a whole file may be in it, that is a little; what is too much for a file is tried with files.
    const tooMuch = contract.files?.alone ? test.skip : test;
    tooMuch("above 1 MiB is 413 and closes the connection", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      const raw = `{"body":"${"a".repeat(2_000_000)}"}`;
      const reply = await client.call(method, target, { raw, headers: json });
      expectProblem(reply, 413, "body_too_large");
      expect(reply.headers.connection).toBe("close");
    });

    test("with unknown fields is 422 and says what may have been meant", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      const known = Object.keys((contract.body as { shape?: object }).shape ?? {})[0] ?? "";
      const reply = await client.call(method, target, { json: { [`${known}x`]: "a", zzzzzzzzzz: 1 } });
      expectProblem(reply, 422, "validation_failed");
      const errors = reply.body.errors ?? [];
      expect(errors).toContainEqual(
        expect.objectContaining({ code: "unknown_field", pointer: `/${known}x`, did_you_mean: known }),
      );
      expect(errors).toContainEqual(expect.objectContaining({ code: "unknown_field", pointer: "/zzzzzzzzzz" }));
    });

    test("cannot reach the prototype of anything", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      for (const name of ["__proto__", "constructor", "prototype"]) {
        const raw = `{"${name}":{"polluted":"yes"}}`;
        expectProblem(await client.call(method, target, { raw, headers: json }), 422, "validation_failed", name);
      }
      const form = await client.call(method, target, { form: "__proto__[polluted]=yes&constructor[x]=1" });
      expectProblem(form, 422, "validation_failed", "form");
    });
  });
}
