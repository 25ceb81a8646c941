import { expect, test } from "vitest";
import { z } from "zod";
import { endpoint, serve } from "../endpoint";
import { serveFetch } from "./fetch-mount";
import { buildRoutes } from "./routes";

const contract = endpoint({
  method: "GET",
  path: "/hello",
  id: "hello",
  summary: "Say hello",
  tag: "Greetings",
  scope: "none",
  returns: z.object({}),
});
const routes = buildRoutes([serve(contract, () => ({}))]);

/** Next makes the address out of where it listens, whatever host was asked for. */
async function ask(host: string, scheme = "http"): Promise<number> {
  const request = new Request(`${scheme}://localhost:3000/api/public/hello`, { headers: { host } });
  return (await serveFetch(routes, request)).status;
}

test("behind Next plain http is for this machine only", async () => {
  for (const host of ["localhost:3000", "localhost", "127.0.0.1:3000", "[::1]:3000"]) expect(await ask(host)).toBe(200);
  for (const host of ["keys.example.com", "192.0.2.7:3000", "localhost.example.com", "127.0.0.1.example.com"])
    expect(await ask(host), host).toBe(403);
  expect(await ask("keys.example.com", "https")).toBe(200);
});
