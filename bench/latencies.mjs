/** How long single requests take, from a client in this process with connections that stay open. */
import { Agent, request } from "node:http";

/**
 * Asks each of `paths` in turn, from so many connections at once, until `seconds` are over.
 * @returns the times in milliseconds, ascending.
 * @throws at the first answer that is not 200.
 */
export async function latencies({ origin, headers, paths, connections, seconds }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  const end = performance.now() + seconds * 1_000;
  let next = 0;
  const client = async () => {
    while (performance.now() < end) {
      const path = paths[next++ % paths.length];
      const started = performance.now();
      const { status, text } = await get(origin + path, headers, agent);
      times.push(performance.now() - started);
      if (status !== 200) throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, client));
  } finally {
    agent.destroy();
  }
  return times.sort((a, b) => a - b);
}

/** The time that this share of the requests did not exceed. */
export function quantile(ascending, share) {
  return ascending[Math.min(Math.floor(ascending.length * share), ascending.length - 1)];
}

export function get(url, headers, agent) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent, timeout: 30_000 }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
      response.on("error", reject);
    });
    sent.on("timeout", () => sent.destroy(new Error(`${url} did not answer in 30 s`)));
    sent.on("error", reject).end();
  });
}
