import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { probe, readAutocannon, readWrk } from "./load.mjs";

const report = (extra = "") => `Running 2s test @ http://127.0.0.1:4791
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.21ms  812.00us  21.62ms   95.10%
    Req/Sec    27.51k     3.21k   30.15k    80.00%
  Latency Distribution
     50%    1.02ms
     75%    1.20ms
     90%    1.71ms
     99%    4.53ms
  54721 requests in 2.00s, 9.97MB read
${extra}Requests/sec:  27349.11
Transfer/sec:      4.98MB
`;

const result = (changes) => ({
  requests: { average: 1_000 },
  latency: { p99: 4 },
  non2xx: 0,
  errors: 0,
  timeouts: 0,
  ...changes,
});

test("the rate and the 99th percentile are read from wrk's report", () => {
  expect(readWrk(report())).toEqual({ rate: 27349.11, p99: 4.53 });
  expect(readWrk(report().replace("4.53ms", "812.00us")).p99).toBeCloseTo(0.812);
  expect(readWrk(report().replace("4.53ms", "1.20s")).p99).toBe(1_200);
});

test("a round with refused requests is an error, not a fast round", () => {
  expect(() => readWrk(report("  Non-2xx or 3xx responses: 7\n"))).toThrow("7 answers were not a success");
  expect(() => readAutocannon(result({ non2xx: 7 }))).toThrow("7 answers were not a success");
});

test("a round with broken connections is an error", () => {
  expect(() => readWrk(report("  Socket errors: connect 0, read 3, write 0, timeout 0\n"))).toThrow("read 3");
  expect(() => readAutocannon(result({ timeouts: 1 }))).toThrow("1 timeouts");
});

test("a report without requests is an error", () => {
  expect(() => readWrk("unable to connect to 127.0.0.1:1 Connection refused\n")).toThrow("not a report");
  expect(() => readAutocannon(result({ requests: { average: 0 } }))).toThrow("no answer");
});

let status = 200;
const server = createServer((_request, response) => {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ success: status === 200 || status === 204 }));
});
const listening = new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());

test("nothing is measured when the first answer is not a success", async () => {
  await listening;
  const target = { name: "It", url: `http://127.0.0.1:${server.address().port}/`, headers: {} };
  await expect(probe(target)).resolves.toBeUndefined();
  for (status of [301, 401, 429, 500]) await expect(probe(target)).rejects.toThrow(`answered ${status}`);
});
