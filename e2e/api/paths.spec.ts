import { parse } from "yaml";
import { expect, test } from "../fixtures/test";
import { contracts, fittingScope, pathOf, paths } from "./contracts";
import { expectProblem, withoutIds } from "./problems";

const everyMethod = ["GET", "POST", "PUT", "PATCH", "DELETE"];

for (const path of paths) {
  const here = contracts.filter((contract) => contract.path === path);
  const methods = here.map(({ method }) => method as string);
  const target = pathOf({ path });
  const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].sort();
  const listed = (header: unknown) => String(header).split(", ").sort();

  test.describe(path, () => {
    test("answers the methods it does not have with 405 and Allow", async ({ anonymous }) => {
      for (const method of everyMethod.filter((each) => !methods.includes(each))) {
        const reply = await anonymous.call(method, target);
        expectProblem(reply, 405, "method_not_allowed", method);
        expect(listed(reply.headers.allow), method).toEqual(allowed);
      }
      if (!methods.includes("GET")) expect((await anonymous.head(target)).status).toBe(405);
    });

    test("answers OPTIONS with 204, Allow and the bodies it takes", async ({ anonymous }) => {
      const reply = await anonymous.call("OPTIONS", target);
      expect(reply.status).toBe(204);
      expect(reply.text).toBe("");
      expect(listed(reply.headers.allow)).toEqual(allowed);
      expect(Boolean(reply.headers["accept-post"])).toBe(methods.includes("POST"));
      expect(Boolean(reply.headers["accept-patch"])).toBe(methods.includes("PATCH"));
    });

    test("grants every preflight, since it carries no key", async ({ anonymous }) => {
      const headers = {
        Origin: "https://shop.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
      };
      const reply = await anonymous.call("OPTIONS", target, { headers });
      expect(reply.status).toBe(204);
      expect(reply.headers["access-control-allow-origin"]).toBe("https://shop.example");
      expect(reply.headers["access-control-allow-methods"]).toBe("GET,HEAD,POST,PATCH,DELETE");
      expect(reply.headers["access-control-allow-headers"]).toContain("Authorization");
      expect(reply.headers["access-control-max-age"]).toBe("600");
      expect(reply.headers["access-control-allow-credentials"]).toBeUndefined();
      expect(reply.headers.vary).toContain("Origin");
    });

    if (methods.includes("GET")) {
      test("answers HEAD like GET, without the body", async ({ baseURL, house }) => {
        const get = here.find(({ method }) => method === "GET") ?? { scope: "any", path };
        const client = await house.client(baseURL, "scope" in get ? fittingScope(get as never) : "tickets:read");
        const full = await client.get(target);
        const head = await client.head(target);
        expect(head.status).toBe(full.status);
        expect(head.text).toBe("");
        expect(head.headers["content-type"]).toBe(full.headers["content-type"]);
        expect(head.headers["x-request-id"]).toBeTruthy();
      });
    }

    test("answers /api/v1, /v1 and a trailing slash like /api/public", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, "*");
      for (const method of methods) {
        const canonical = await client.call(method, target);
        for (const alias of [`/api/v1${target}`, `/v1${target}`, `${target}/`]) {
          const reply = await client.call(method, alias);
          const what = `${method} ${alias}`;
          expect(reply.status, what).toBe(canonical.status);
          expect(shapeOf(reply.body), what).toEqual(shapeOf(canonical.body));
          expect(reply.headers.location, what).toBeUndefined();
          expect(Object.keys(reply.headers).sort(), what).toEqual(Object.keys(canonical.headers).sort());
        }
      }
    });
  });
}

/** An answer's names, and its values where they do not differ from call to call. */
function shapeOf(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body ?? null), (name, value) =>
    /_id$|_at$|_seconds$/.test(name) ? typeof value : name === "instance" ? value.replace(/\/$/, "") : value,
  );
}

test("an unknown path is a JSON 404 that says what may have been meant", async ({ anonymous }) => {
  const near = await anonymous.get("/tickts");
  expectProblem(near, 404, "not_found");
  expect(near.body.did_you_mean).toBe("/api/public/tickets");
  for (const path of ["", "/", "/nowhere/at/all", "/tickets/1/close/2"]) {
    expectProblem(await anonymous.get(path), 404, "not_found", path);
  }
  for (const path of ["/api/v1", "/v1", "/api/v1/nowhere"]) {
    expectProblem(await anonymous.get(path), 404, "not_found", path);
  }
});

test("control characters in a path lead nowhere", async ({ baseURL, house }) => {
  const client = await house.client(baseURL, "tickets:read");
  for (const id of ["%00", "1%00", "%0a", "1%7f", "%1F"]) {
    expectProblem(await client.get(`/tickets/${id}`), 404, "not_found", id);
  }
});

test("an unknown path is 404 whoever asks, with a key or without", async ({ anonymous, baseURL, house }) => {
  const client = await house.client(baseURL, "*");
  const [with_, without] = [await client.get("/nowhere"), await anonymous.get("/nowhere")];
  expect(withoutIds(with_)).toBe(withoutIds(without));
});

test("the OpenAPI document is public, cacheable and readable from any page", async ({ anonymous }) => {
  const reply = await anonymous.get<{ openapi: string; paths: object }>("/openapi.json");
  expect(reply.status).toBe(200);
  expect(reply.body.openapi).toBe("3.1.0");
  expect(reply.headers["cache-control"]).toBe("public, max-age=60");
  expect(reply.headers["access-control-allow-origin"]).toBe("*");
});

test("the OpenAPI document in YAML is the same document", async ({ anonymous }) => {
  const [json, yaml] = [await anonymous.get("/openapi.json"), await anonymous.get("/openapi.yaml")];
  expect(yaml.headers["content-type"]).toBe("application/yaml; charset=utf-8");
  expect(parse(yaml.text)).toEqual(json.body);
  expectProblem(
    await anonymous.get("/openapi.yaml", { headers: { accept: "application/json" } }),
    406,
    "not_acceptable",
  );
});

test("who has the OpenAPI document already is told so", async ({ anonymous }) => {
  for (const path of ["/openapi.json", "/openapi.yaml"]) {
    const { etag = "" } = (await anonymous.get(path)).headers;
    const again = await anonymous.get(path, { headers: { "if-none-match": etag } });
    expect([again.status, again.text, again.headers.etag], path).toEqual([304, "", etag]);
    expect((await anonymous.get(path, { headers: { "if-none-match": '"other"' } })).status, path).toBe(200);
  }
});

test("answers carry the headers of the platform and none that tell what runs it", async ({ anonymous }) => {
  const { headers } = await anonymous.get("/test");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["api-version"]).toBe("2026-11-21");
  expect(headers.vary).toContain("Authorization");
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(headers["set-cookie"]).toBeUndefined();
  expect(headers.location).toBeUndefined();
});
