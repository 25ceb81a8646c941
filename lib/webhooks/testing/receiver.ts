import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

// biome-ignore lint/suspicious/noExplicitAny: bodies of many shapes, each checked by what is expected of it
type Body = any;
export type Received = Readonly<{ headers: Readonly<Record<string, string>>; text: string; body: Body; path: string }>;

/** A receiver on this machine, and what came to it, in order. It answers 204 unless told otherwise. */
export async function startReceiver() {
  const received: Received[] = [];
  const state: { answer: (response: ServerResponse, got: Received) => void } = {
    answer: (response) => void response.writeHead(204).end(),
  };
  const server = createServer((request, response) => {
    void read(request).then((got) => {
      received.push(got);
      state.answer(response, got);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    /** Answers so from now on. */
    answers(status: number, headers: Record<string, string> = {}, body = "") {
      state.answer = (response) => void response.writeHead(status, headers).end(body);
    },
    answersWith(answer: (response: ServerResponse, got: Received) => void) {
      state.answer = answer;
    },
    stop() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return { headers: request.headers as Record<string, string>, text, body: JSON.parse(text), path: request.url ?? "" };
}

/** Verifies as a receiver does, with the reference library and the secret as the API returned it. Throws if it does not fit. */
export function verified(secret: string, { text, headers }: Received): Body {
  return new Webhook(secret).verify(text, headers as Record<string, string>);
}
