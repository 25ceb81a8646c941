import { serveFetch } from "@/lib/entry/public/fetch-mount";
import { routes } from "./endpoints";

type Handler = (request: Request) => Promise<Response>;

/**
 * The exports of a route file. Every verb leads into the one pipeline, also those that the path does not have: Next's
 * own 405 has neither an Allow header nor a body.
 * @throws when the table has no such path, so that a route file cannot stand without endpoints.
 */
export function methods(
  path: string,
): Record<"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler> {
  if (path !== "*" && !routes.all.some((route) => route.path === path))
    throw new Error(`No endpoint has the path ${path}.`);
  const handler: Handler = (request) => serveFetch(routes, request);
  return {
    GET: handler,
    HEAD: handler,
    POST: handler,
    PUT: handler,
    PATCH: handler,
    DELETE: handler,
    OPTIONS: handler,
  };
}
