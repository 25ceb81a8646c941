import { existsSync, readdirSync } from "node:fs";
import { roleNames } from "../../lib/access/roles";
import { canGrant, expandScopes, isScope, type Scope, scopeNames } from "../../lib/access/scopes";
import type { Endpoint } from "../../lib/entry/endpoint";

/** Every contract that a domain declares: a new endpoint is guarded without anybody thinking of it. */
async function readContracts(): Promise<Endpoint[]> {
  const domains = readdirSync("lib").filter((name) => existsSync(`lib/${name}/endpoints.ts`));
  const modules: Record<string, unknown>[] = await Promise.all(
    domains.map((name) => import(`../../lib/${name}/endpoints.ts`)),
  );
  return modules.flatMap((module) => Object.values(module)).filter(isContract);
}

function isContract(value: unknown): value is Endpoint {
  return typeof value === "object" && value !== null && "method" in value && "path" in value && "scope" in value;
}

export const contracts = await readContracts();
export const keyed = contracts.filter(({ scope }) => scope !== "none" && scope !== "portal");
export const paths = [...new Set(contracts.map(({ path }) => path))];

/** The contract's path with something in its parameters. */
export function pathOf({ path }: { path: string }): string {
  return path.replace(/\{\w+\}/g, "1");
}

/** The scopes of which each alone opens the endpoint; empty where any key does. */
export function acceptedScopes({ scope, orScope = [] }: Endpoint): Scope[] {
  return isScope(scope) ? [scope, ...orScope] : [];
}

/** A scope for a key that may call the endpoint. */
export function fittingScope(contract: Endpoint): Scope {
  return acceptedScopes(contract)[0] ?? "dashboard:read";
}

/** A scope that does not open the endpoint, not even by what it includes. */
export function unfittingScope(contract: Endpoint): Scope {
  const accepted = acceptedScopes(contract);
  const found = scopeNames.find((name) => name !== "*" && !accepted.some((each) => expandScopes([name]).has(each)));
  if (!found) throw new Error(`Every scope opens ${contract.path}.`);
  return found;
}

/** A role whose keys may not call the endpoint, whatever scopes they have; undefined when every role grants it. */
export function forbiddenRole(contract: Endpoint) {
  const accepted = acceptedScopes(contract);
  if (accepted.length === 0) return undefined;
  return roleNames.find((role) => accepted.every((scope) => !canGrant(role, scope)));
}
