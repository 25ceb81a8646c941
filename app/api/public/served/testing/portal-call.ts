import { serveFetch } from "@/lib/entry/public/fetch-mount";
import { routes } from "../../endpoints";
import type { Body } from "./api-call";

type Options = Readonly<{ body?: object | FormData; headers?: Record<string, string> }>;

/** Calls the API without a key, with the headers that are given. */
export async function portalCall(method: string, path: string, { body, headers = {} }: Options = {}) {
  const isJson = body !== undefined && !(body instanceof FormData);
  const request = new Request(`https://desk.test/api/public${path}`, {
    method,
    headers: { ...(isJson ? { "Content-Type": "application/json" } : {}), ...headers },
    ...(body ? { body: isJson ? JSON.stringify(body) : (body as FormData) } : {}),
  });
  const response = await serveFetch(routes, request);
  const text = await response.text();
  const isFile = response.headers.has("content-disposition");
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (isFile || !text ? text : JSON.parse(text)) as Body,
  };
}

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
