import type { Problem } from "../fixtures/api-client";
import { spoiled, unknownKey, withWrongSecret } from "../fixtures/foreign-keys";
import type { Reply } from "../fixtures/http";
import { expect, test } from "../fixtures/test";
import { acceptedScopes, contracts, fittingScope, forbiddenRole, keyed, pathOf, unfittingScope } from "./contracts";
import { expectProblem, withoutIds } from "./problems";

const admitted = (reply: Reply<unknown>) => ![401, 403].includes(reply.status);
const invalidToken = /^Bearer realm="api", error="invalid_token", error_description="[^"]+"$/;

test("every endpoint of the running API is in the table that these guards walk", async ({ anonymous }) => {
  const { body } = await anonymous.get<{ paths: Record<string, Record<string, unknown>> }>("/openapi.json");
  const served = Object.entries(body.paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map((verb) => `${verb} ${path}`),
  );
  const known = contracts.map(({ method, path }) => `${method.toLowerCase()} ${path}`);
  expect(served.filter((each) => !known.includes(each))).toEqual([]);
  expect(known.filter((each) => !served.includes(each))).toEqual([]);
});

for (const contract of keyed) {
  const { method, path } = contract;
  const target = pathOf(contract);
  const scope = fittingScope(contract);

  test.describe(`${method} ${path}`, () => {
    test("without a key is 401, and the challenge has no error attribute", async ({ anonymous }) => {
      const reply = await anonymous.call(method, target);
      expectProblem(reply, 401, "key_missing");
      expect(reply.headers["www-authenticate"]).toBe('Bearer realm="api"');
    });

    test("with something that is no key is 401", async ({ anonymous, house }) => {
      const { key } = await house.key(scope);
      for (const [what, text] of Object.entries(spoiled(key))) {
        const reply = await anonymous.withKey(text).call(method, target);
        expectProblem(reply, 401, "key_malformed", what);
        expect(reply.headers["www-authenticate"], what).toMatch(invalidToken);
      }
      const basic = await anonymous.call(method, target, { headers: { Authorization: "Basic YTpi" } });
      expectProblem(basic, 401, "key_malformed", "another scheme");
    });

    test("answers an unknown key and a wrong secret with the same bytes", async ({ anonymous, house }) => {
      const { key } = await house.key(scope);
      const unknown = await anonymous.withKey(unknownKey()).call(method, target);
      const wrong = await anonymous.withKey(withWrongSecret(key)).call(method, target);
      expectProblem(unknown, 401, "key_unknown");
      expect(withoutIds(wrong)).toBe(withoutIds(unknown));
      expect(wrong.headers["www-authenticate"]).toBe(unknown.headers["www-authenticate"]);
    });

    for (const state of ["expired", "revoked", "disabled"] as const) {
      test(`with a key that is ${state} is 401`, async ({ baseURL, house }) => {
        const client = await house.client(baseURL, scope, state);
        const reply = await client.call(method, target);
        expectProblem(reply, 401, `key_${state}`);
        expect(reply.headers["www-authenticate"]).toMatch(invalidToken);
      });
    }

    test("from an address that the key does not allow is 403 and names it", async ({ baseURL, house }) => {
      const allowIps = ["192.0.2.0/24", "2001:db8:7::/48"];
      const client = await house.client(baseURL, scope, "active", { allowIps });
      const reply = await client.call(method, target);
      expectProblem(reply, 403, "ip_not_allowed");
      expect(reply.body.client_ip).toBe(client.ip);
      expect(reply.body.detail).toContain(client.ip);
      expect(reply.headers["www-authenticate"]).toBeUndefined();
      const forged = await client.call(method, target, { headers: { "X-Forwarded-For": `192.0.2.7, ${client.ip}` } });
      expectProblem(forged, 403, "ip_not_allowed", "what stands further left was written by the client");
      for (const ip of ["192.0.2.7", "::ffff:192.0.2.8", "2001:db8:7::1"]) {
        expect(admitted(await client.from(ip).call(method, target)), ip).toBe(true);
      }
    });

    test("from a web page that the key does not allow is 403, and the page may read why", async ({
      baseURL,
      house,
    }) => {
      const client = await house.client(baseURL, scope);
      const headers = { Origin: "https://eu.shop.example" };
      const reply = await client.call(method, target, { headers });
      expectProblem(reply, 403, "origin_not_allowed");
      expect(reply.headers["access-control-allow-origin"]).toBe("https://eu.shop.example");
      expect(reply.headers["access-control-allow-credentials"]).toBeUndefined();
      const open = await house.client(baseURL, scope, "active", { allowDomains: ["*.shop.example"] });
      const welcome = await open.call(method, target, { headers });
      expect(admitted(welcome)).toBe(true);
      expect(welcome.headers["access-control-allow-origin"]).toBe("https://eu.shop.example");
    });

    test("for another organisation than the key's is 403", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      for (const header of ["X-Organization-Id", "X-Org-Key"]) {
        const reply = await client.call(method, target, { headers: { [header]: "wsp_elsewhere" } });
        expectProblem(reply, 403, "organization_mismatch", header);
        const own = await client.call(method, target, { headers: { [header]: house.workspace.id } });
        expect(admitted(own), header).toBe(true);
      }
    });

    test("over plain http is 403 and never a redirect", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      const reply = await client.call(method, target, { headers: { "X-Forwarded-Proto": "http" } });
      expectProblem(reply, 403, "https_required");
      expect(reply.headers.location).toBeUndefined();
    });

    test("with the key in the address is 400", async ({ anonymous }) => {
      for (const query of [`api_key=${unknownKey()}`, `q=${unknownKey()}`, "access_token=abc"]) {
        const reply = await anonymous.call(method, `${target}?${query}`);
        expectProblem(reply, 400, "key_in_url", query);
      }
    });

    test("with two credentials is 400", async ({ anonymous, house }, { project }) => {
      const { key } = await house.key(scope);
      const Authorization = [`Bearer ${key}`, `Bearer ${unknownKey()}`];
      const reply = await anonymous.call(method, target, { headers: { Authorization } });
      // Behind Next nobody learns that there was a second one: Node keeps the first, and that one decides.
      if (project.name === "api-behind") return expect(admitted(reply)).toBe(true);
      expectProblem(reply, 400, "invalid_request");
      expect(reply.headers["www-authenticate"]).toBe('Bearer realm="api", error="invalid_request"');
    });

    test("takes the scheme in any case and white space around the key", async ({ anonymous, house }) => {
      const { key } = await house.key(scope);
      for (const Authorization of [`bearer ${key}`, `BEARER   ${key}  `]) {
        expect(admitted(await anonymous.call(method, target, { headers: { Authorization } })), Authorization).toBe(
          true,
        );
      }
    });

    if (acceptedScopes(contract).length > 0) {
      test("with a key that lacks the scope is 403 and says which one", async ({ baseURL, house }) => {
        const lacking = unfittingScope(contract);
        const client = await house.client(baseURL, lacking);
        const reply = await client.call(method, target);
        expectProblem(reply, 403, "insufficient_scope");
        expect(reply.body.required_scope).toBe(contract.scope);
        expect(reply.body.granted_scopes).toEqual([lacking]);
        expect(reply.headers["www-authenticate"]).toBe(
          `Bearer realm="api", error="insufficient_scope", scope="${contract.scope}"`,
        );
        expect(reply.headers["x-accepted-scopes"]).toBe(acceptedScopes(contract).join(", "));
      });

      for (const accepted of [...acceptedScopes(contract), "*"]) {
        test(`opens for a key with ${accepted}`, async ({ baseURL, house }) => {
          const client = await house.client(baseURL, accepted);
          expect(admitted(await client.call(method, target))).toBe(true);
        });
      }
    }

    const role = forbiddenRole(contract);
    if (role) {
      test("is 403 from the next call on after the key's owner lost the right", async ({ api, workspace }) => {
        const owner = await workspace.member("admin");
        const client = await api([scope], { as: owner.email });
        expect(admitted(await client.call(method, target))).toBe(true);
        await workspace.changeRole(owner.email, role);
        const reply = await client.call(method, target);
        expectProblem(reply, 403, "role_forbids");
        expect(reply.body.required_scope).toBe(contract.scope);
        expect(reply.body.owner_role).toBeTruthy();
      });
    }

    test("needs an Accept header that JSON satisfies, and a version that exists", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      const html = await client.call(method, target, { headers: { Accept: "text/html" } });
      // A file has whatever type it has.
      if (!contract.file) expectProblem(html, 406, "not_acceptable");
      const version = await client.call(method, target, { headers: { "Api-Version": "2019-01-01" } });
      expectProblem(version, 400, "api_version_unknown");
      const pinned = await client.call(method, target, { headers: { "Api-Version": "2026-11-21", Accept: "*/*" } });
      expect(["not_acceptable", "api_version_unknown"]).not.toContain(pinned.body?.code);
      expect(pinned.headers["api-version"]).toBe("2026-11-21");
    });

    if (contract.ifMatch || (method === "GET" && contract.versioned)) {
      test("refuses what is no ETag", async ({ baseURL, house }) => {
        const client = await house.client(baseURL, scope);
        const header = contract.ifMatch ? "If-Match" : "If-None-Match";
        for (const tag of ["v7", '"v7', 'w/"v7"']) {
          const reply = await client.call(method, target, {
            ...(contract.body ? { json: {} } : {}),
            headers: { [header]: tag },
          });
          expectProblem(reply, 400, "invalid_request", tag);
          expect(reply.body.errors).toMatchObject([{ header }]);
        }
      });
    }

    if (method === "POST") {
      test("takes an Idempotency-Key, and refuses what is none", async ({ baseURL, house }) => {
        const client = await house.client(baseURL, scope);
        const body = contract.body ? { json: {} } : {};
        const call = (name: string) =>
          client.call(method, target, { ...body, headers: { "Idempotency-Key": name, Accept: "*/*" } });
        for (const name of ['""', '"open', "x".repeat(256)]) {
          const reply = await call(name);
          expectProblem(reply, 400, "invalid_request", name);
          expect(reply.body.errors).toMatchObject([{ header: "Idempotency-Key" }]);
        }
        const name = `guard ${method} ${target} ${client.ip}`;
        const [first, again] = [await call(name), await call(name)];
        expect(again.status).toBe(first.status);
        expect(again.text).toBe(first.text);
        expect(again.headers["idempotency-replayed"]).toBe("true");
      });
    }

    test("says on every answer which scopes open it and when the key expires", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope, "active", { expiresIn: "24h" });
      const { expires_at } = await house.key(scope, "active", { expiresIn: "24h" });
      const options = contract.body ? { json: {} } : {};
      for (const query of ["", "?surprise=1"]) {
        const { headers } = await client.call(method, `${target}${query}`, options);
        expect(headers["x-api-key-expires"], query).toBe(expires_at);
        expect(headers["x-accepted-scopes"], query).toBe(acceptedScopes(contract).join(", ") || "any");
      }
    });

    test("refuses an unknown query parameter", async ({ baseURL, house }) => {
      const client = await house.client(baseURL, scope);
      const body = contract.body ? { json: {} } : {};
      const reply = await client.call<Problem>(method, `${target}?surprise=1`, body);
      expectProblem(reply, 400, "unknown_parameter");
      expect(reply.body.errors?.[0]).toMatchObject({ code: "unknown_parameter", parameter: "surprise" });
    });

    test("names every answer with a request id, and repeats the caller's own", async ({ anonymous }) => {
      const reply = await anonymous.call(method, target, { headers: { "X-Request-Id": "mine-42" } });
      expect(reply.headers["x-request-id"]).toMatch(/^req_\w+$/);
      expect(reply.headers["x-request-id"]).toBe(reply.body.request_id);
      expect(reply.headers["x-correlation-id"]).toBe("mine-42");
      const odd = await anonymous.call(method, target, { headers: { "X-Request-Id": "a b<c>" } });
      expect(odd.headers["x-correlation-id"]).toBeUndefined();
    });
  });
}
