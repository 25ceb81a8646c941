import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { expect, test } from "../fixtures/test";

/** A web page of somebody else, with the client in it. */
async function givenPage(): Promise<{ url: string; close: () => void }> {
  const made = await build({
    entryPoints: ["packages/client/src/index.ts"],
    bundle: true,
    format: "esm",
    write: false,
  });
  const server = createServer((request, response) => {
    const isScript = request.url === "/client.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(
      isScript ? made.outputFiles[0]?.text : "<!doctype html><link rel=icon href=data:,><title>Shop</title>",
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

test("the client works on a web page that the key allows, and reads why on any other", async ({
  page,
  baseURL,
  workspace,
  complaints,
}) => {
  const shop = await givenPage();
  const allowed = await workspace.key(["tickets:write"], { allowDomains: [new URL(shop.url).host] });
  const refused = await workspace.key(["tickets:write"]);
  await page.goto(shop.url);
  const call = (apiKey: string) =>
    page.evaluate(
      async ({ script, ...options }) => {
        const { Latchkey } = (await import(script)) as typeof import("../../packages/client/src/index");
        const client = new Latchkey(options);
        try {
          const { scopes } = await client.key.test();
          const subjects: string[] = [];
          for await (const { subject } of client.tickets.list()) subjects.push(subject);
          return { scopes, subjects };
        } catch (error) {
          return { code: (error as { code: string }).code };
        }
      },
      { script: `${shop.url}/client.js`, apiKey, baseUrl: baseURL },
    );
  expect(await call(allowed.key)).toEqual({ scopes: ["tickets:write"], subjects: [] });
  complaints.expected.push(/status of 403/);
  expect(await call(refused.key)).toEqual({ code: "origin_not_allowed" });
  shop.close();
});
