import { addRoute, createRouter, findRoute } from "rou3";
import { AppError } from "../../errors";
import { closest } from "../closest";
import type { Endpoint, Method, Served } from "../endpoint";
import type { Exchange } from "./exchange";

/** One path of the API with the endpoint behind each verb. */
export type Route = Readonly<{ path: string; verbs: ReadonlyMap<Method, Served>; allow: string }>;

export type Routes = Readonly<{
  find: (path: string) => { route: Route; params: Record<string, string> } | null;
  /** What serves a contract. */
  serving: (contract: Endpoint) => Served;
  all: readonly Route[];
}>;

/** The canonical base, and the aliases that reach the same handlers with the same answers. */
export const apiBase = "/api/public";
const bases = [apiBase, "/api/v1", "/v1"];

/** The script of the widget is where sites expect one, beside the bases. */
const atRoot = "/widget.js";

/** The part of a path below the API's base, or null when the path is not the API's. */
export function belowBase(path: string): string | null {
  if (path === atRoot) return path;
  for (const base of bases) {
    if (path.startsWith(base) && (path.length === base.length || path[base.length] === "/"))
      return path.slice(base.length);
  }
  return null;
}

/** Builds the router. @throws when two endpoints share a verb and a path. */
export function buildRoutes(endpoints: readonly Served[]): Routes {
  const byPath = new Map<string, Map<Method, Served>>();
  for (const served of endpoints) {
    const { method, path } = served.contract;
    const verbs = byPath.get(path) ?? new Map<Method, Served>();
    if (verbs.has(method)) throw new Error(`Two endpoints serve ${method} ${path}.`);
    byPath.set(path, verbs.set(method, served));
  }
  const router = createRouter<Route>();
  const all = [...byPath].map(([path, verbs]) => ({ path, verbs, allow: allowed(verbs) }));
  for (const route of all) addRoute(router, "", route.path.replace(/\{(\w+)\}/g, ":$1"), route);
  return {
    all,
    serving(contract) {
      const found = endpoints.find((served) => served.contract === contract);
      if (!found) throw new Error(`Nothing serves ${contract.method} ${contract.path}.`);
      return found;
    },
    find(path) {
      const match = findRoute(router, "", path);
      return match ? { route: match.data, params: match.params ?? {} } : null;
    },
  };
}

function allowed(verbs: ReadonlyMap<Method, Served>): string {
  const names: string[] = [...verbs.keys()];
  if (verbs.has("GET")) names.splice(names.indexOf("GET") + 1, 0, "HEAD");
  return [...names, "OPTIONS"].join(", ");
}

/** Step 1: the path. A path that cannot be decoded, or hides control characters, leads nowhere. */
export function matchPath(exchange: Exchange, routes: Routes): Route {
  const below = belowBase(exchange.request.path) ?? "";
  const path = below.length > 1 && below.endsWith("/") ? below.slice(0, -1) : below;
  const match = path.includes("//") ? null : routes.find(path);
  const params = match && decoded(match.params);
  if (!match || !params) throw unknownPath(path, routes);
  exchange.route = match.route;
  exchange.params = params;
  return match.route;
}

function decoded(params: Record<string, string>): Record<string, string> | null {
  const result: Record<string, string> = {};
  for (const name in params) {
    const raw = params[name] ?? "";
    let value = raw;
    if (raw.includes("%")) {
      try {
        value = decodeURIComponent(raw);
      } catch {
        return null;
      }
    }
    // PostgreSQL refuses NUL in text, and no id holds any other control character either.
    for (let at = 0; at < value.length; at++)
      if (value.charCodeAt(at) < 0x20 || value.charCodeAt(at) === 0x7f) return null;
    if (value === "" || value.length > 200) return null;
    result[name] = value;
  }
  return result;
}

function unknownPath(path: string, routes: Routes): AppError {
  const meant =
    path.length < 100
      ? closest(
          path,
          routes.all.map((route) => route.path),
        )
      : null;
  if (!meant) return new AppError("not_found", "There is no such endpoint.");
  return new AppError("not_found", `There is no such endpoint; did you mean ${apiBase}${meant}?`, {
    members: { did_you_mean: `${apiBase}${meant}` },
  });
}

/** Step 2: the method. HEAD is GET without the body. Returns null for OPTIONS, which is answered two steps later. */
export function matchMethod(exchange: Exchange, route: Route): Served | null {
  const { method } = exchange.request;
  if (method === "OPTIONS") return null;
  const served = route.verbs.get((method === "HEAD" ? "GET" : method) as Method);
  if (!served) {
    throw new AppError("method_not_allowed", `This path answers ${route.allow}.`, { headers: { Allow: route.allow } });
  }
  exchange.served = served;
  return served;
}
