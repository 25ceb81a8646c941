import { createApiKey } from "@/lib/api-keys/commands/create";
import { CreateApiKey } from "@/lib/api-keys/schema";
import type { GivenWorkspace } from "@/lib/db/testing/given";
import { serveFetch } from "@/lib/entry/public/fetch-mount";
import { routes } from "../../endpoints";

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, each checked by what is expected of it
export type Body = any;

type Sent = Readonly<{
  body?: object | URLSearchParams | FormData | Buffer | undefined;
  headers?: Record<string, string>;
}>;

/** Calls the API with the headers that are given. A body that is no form and no bytes is sent as JSON. */
export async function send(method: string, path: string, { body, headers = {} }: Sent = {}) {
  const isJson = body && !(body instanceof URLSearchParams || body instanceof FormData || body instanceof Buffer);
  const request = new Request(`https://desk.test/api/public${path}`, {
    method,
    headers: { ...(isJson ? { "Content-Type": "application/json" } : {}), ...headers },
    ...(body ? { body: isJson ? JSON.stringify(body) : (body as BodyInit) } : {}),
  });
  const response = await serveFetch(routes, request);
  const text = await response.text();
  const isFile = response.headers.has("content-disposition");
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isFile ? text : text ? JSON.parse(text) : null) as Body,
  };
}

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

let count = 0;

/** Calls the API as a client does, with a key of the workspace's owner that has these scopes. */
export async function apiClient(given: GivenWorkspace, ...scopes: string[]) {
  const input = CreateApiKey.parse({ name: `Key ${++count}`, scopes });
  const { key } = await createApiKey(given.ctx("owner", "api_keys:create"), input);
  return (method: string, path: string, body?: Sent["body"], more: Record<string, string> = {}) =>
    send(method, path, { body, headers: { ...bearer(key ?? ""), ...more } });
}

export const problem = (answer: { status: number; body: Body }) => [answer.status, answer.body?.code];
