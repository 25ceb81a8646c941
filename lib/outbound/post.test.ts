import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { forgetShared } from "../process-state";
import { type Outgoing, post, snippetLength } from "./post";
import type { Address } from "./resolve";

function allow(ranges: string): void {
  process.env.WEBHOOK_ALLOW_CIDRS = ranges;
  forgetShared("env");
}

afterEach(() => allow(""));

/** A receiver on this machine, and what came to it. */
async function receiver(answer: RequestListener) {
  const seen: { headers: Record<string, unknown>; body: string; url: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push({ headers: request.headers, body, url: request.url ?? "" });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const send = (url: string, more: Partial<Outgoing> = {}) => post({ url, headers: {}, body: "{}", ...more });
const from = (...answers: string[][]) => {
  const asked: string[] = [];
  const resolve = async (host: string): Promise<Address[]> => {
    asked.push(host);
    const turn = answers[Math.min(asked.length, answers.length) - 1] ?? [];
    return turn.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  };
  return { asked, resolve };
};

test("a body and headers arrive as they are; status, time and the beginning of the answer come back", async () => {
  allow("127.0.0.0/8");
  const { seen, url } = await receiver((_request, response) => response.writeHead(202).end("thanks"));
  const outcome = await send(`${url}/a?b=c`, { headers: { "webhook-id": "evt_1" }, body: '{"a":"é"}' });
  expect(outcome).toMatchObject({ status: 202, error: "", snippet: "thanks" });
  expect(seen).toMatchObject([{ url: "/a?b=c", body: '{"a":"é"}', headers: { "webhook-id": "evt_1" } }]);
});

test("nothing reaches this machine unless it is listed, by whichever name", async () => {
  const { seen, url } = await receiver((_request, response) => response.end());
  const port = new URL(url).port;
  for (const host of ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:127.0.0.1]"]) {
    for (const scheme of ["http", "https"]) {
      const outcome = await send(`${scheme}://${host}:${port}/`);
      expect(outcome.status).toBeNull();
      expect(outcome.error).toMatch(/^The URL /);
    }
  }
  expect(seen).toEqual([]);
});

test("a name that first leads outside and then inside reaches nothing inside: it is asked once", async () => {
  const { seen, url } = await receiver((_request, response) => response.end());
  const { asked, resolve } = from(["93.184.215.14"], ["127.0.0.1"]);
  const outcome = await send(`https://rebind.example:${new URL(url).port}/`, { resolve, within: 500 });
  expect(outcome.status).toBeNull();
  expect(asked).toEqual(["rebind.example"]);
  const again = await send(`https://rebind.example:${new URL(url).port}/`, { resolve, within: 500 });
  expect(again.error).toContain("127.0.0.1, which is no public address");
  expect(seen).toEqual([]);
});

test("one private address among public ones refuses all of them", async () => {
  const { resolve } = from(["93.184.215.14", "10.0.0.1"]);
  expect((await send("https://mixed.example/", { resolve })).error).toContain("10.0.0.1");
});

test("the socket goes to the address that was checked, with the name in the Host header", async () => {
  allow("127.0.0.0/8");
  const { seen, url } = await receiver((_request, response) => response.end());
  const { asked, resolve } = from(["127.0.0.1"], ["192.0.2.1"]);
  const { port } = new URL(url);
  expect((await send(`http://receiver.example:${port}/`, { resolve })).status).toBe(200);
  expect(asked).toHaveLength(1);
  expect(seen[0]?.headers.host).toBe(`receiver.example:${port}`);
});

test("a name without an address says so", async () => {
  const { resolve } = from([]);
  expect((await send("https://nobody.example/", { resolve })).error).toBe("The name nobody.example has no address.");
});

test("a redirect is an answer like any other and is not followed", async () => {
  allow("127.0.0.0/8");
  const inside = await receiver((_request, response) => response.end("secret"));
  const { url } = await receiver((_request, response) => response.writeHead(307, { Location: inside.url }).end());
  expect((await send(url)).status).toBe(307);
  expect(inside.seen).toEqual([]);
});

test("a receiver that never answers, or a name server, costs as long as the deadline and no more", async () => {
  allow("127.0.0.0/8");
  const { url } = await receiver(() => {});
  const outcome = await send(url, { within: 300 });
  expect(outcome).toMatchObject({ status: null, error: "No answer within 0 seconds." });
  expect(outcome.ms).toBeLessThan(2_000);
  const slow = await send("https://slow.example/", { within: 300, resolve: () => new Promise(() => {}) });
  expect(slow.ms).toBeLessThan(2_000);
});

test("an answer without end is read to its first 2 KB, then the connection is ended", async () => {
  allow("127.0.0.0/8");
  let written = 0;
  const ended = new Promise<void>((resolve) => {
    void receiver((_request, response) => {
      const chunk = Buffer.alloc(65_536, "x");
      const write = () => {
        while (!response.destroyed) {
          written += chunk.length;
          if (!response.write(chunk)) return void response.once("drain", write);
        }
      };
      response.writeHead(200, { "content-length": String(2 ** 30) });
      response.once("close", resolve);
      write();
    }).then(async ({ url }) => {
      const outcome = await send(url);
      expect(outcome).toMatchObject({ status: 200, snippet: "x".repeat(snippetLength) });
    });
  });
  await ended;
  // What fits into the buffers of both sockets, far from all of it.
  expect(written).toBeLessThan(2 ** 26);
});

test("an answer that drips counts by its status, without waiting for the rest", async () => {
  allow("127.0.0.0/8");
  const { url } = await receiver((_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write("."), 100);
    response.once("close", () => clearInterval(drip));
  });
  const outcome = await send(url);
  expect(outcome.status).toBe(200);
  expect(outcome.ms).toBeLessThan(5_000);
});

test("what goes wrong on the way is told in words, and never thrown", async () => {
  allow("127.0.0.0/8");
  const { url, server } = await receiver((request) => request.socket.destroy());
  expect((await send(url)).error).toBe("The connection was closed before an answer came.");
  await new Promise((resolve) => server.close(resolve));
  expect((await send(url)).error).toBe("The connection was refused.");
  expect((await send(url, { signal: AbortSignal.abort() })).error).toBe("It was cut off, since the server ended.");
});
