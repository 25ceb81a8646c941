"use client";

import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { roles } from "@/lib/access/roles";
import { canGrant, effectiveScopes, expandScopes, type Scope, scopeLabel } from "@/lib/access/scopes";
import { fullAccessRefusal } from "@/lib/access/workspace-policy";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { minimalScopes } from "@/lib/api-keys/scope-presets";
import type { ScopeUse, ScopeUses } from "@/lib/api-keys/scope-use";
import { summarise } from "@/lib/api-keys/summary";
import { TrimCallout } from "./trim-callout";

type AccessCardProps = {
  workspace: string;
  row: ApiKeyRow;
  uses: ScopeUses;
  /** Whether the viewer may edit the key. */
  mayEdit: boolean;
  /** When the page was made, so that server and browser write the same. */
  now: string;
};

/** What the key may do at this moment, and what of it is used. */
export function AccessCard({ workspace, row, uses, mayEdit, now }: AccessCardProps) {
  const effective = effectiveOf(row);
  return (
    <Card title="Effective access" description={sentence(row, effective, new Date(now))}>
      {row.warning ? (
        <Callout tone="warning" className="mb-3">
          {row.warning}
        </Callout>
      ) : null}
      <ul aria-label="Scopes" className="divide-y rounded-lg border">
        {uses.scopes.map((use) => (
          <ScopeLine key={use.scope} row={row} use={use} effective={effective} />
        ))}
      </ul>
      {uses.trimmed && mayEdit ? (
        <TrimCallout workspace={workspace} row={row} trimmed={uses.trimmed} className="mt-3" />
      ) : null}
      <dl className="mt-4 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
        <Restriction label="Allowed IPs" entries={row.allowedIps} none="Any address" />
        <Restriction label="Allowed domains" entries={row.allowedDomains} none="No browser may use it" />
      </dl>
    </Card>
  );
}

function effectiveOf({ scopes, owner }: ApiKeyRow): Scope[] {
  const { role } = owner;
  if (role === null) return [];
  // What the role would grant and is not in effect all the same, the workspace forbids: full access.
  const names = scopes.filter(({ name, effective }) => effective || !canGrant(role, name)).map(({ name }) => name);
  // Full access stays what it is called, and is not spelled out.
  if (names.includes("*") && scopes.every((scope) => scope.effective)) return ["*"];
  return minimalScopes([...effectiveScopes(names, role)]);
}

function sentence(row: ApiKeyRow, scopes: readonly Scope[], now: Date): string {
  if (row.status !== "active") return `Nothing: the key is ${row.status}. Its scopes and restrictions were these.`;
  const { allowedIps, allowedDomains } = row;
  return summarise(
    { scopes, expiresAt: row.expiresAt ? new Date(row.expiresAt) : null, allowedIps, allowedDomains },
    now,
  );
}

type ScopeLineProps = { row: ApiKeyRow; use: ScopeUse; effective: readonly Scope[] };

function ScopeLine({ row, use, effective }: ScopeLineProps) {
  const { scope } = use;
  const inEffect = row.scopes.find(({ name }) => name === scope)?.effective ?? false;
  return (
    <li className="px-3 py-2 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <Badge mono struck={!inEffect}>
          {scope}
        </Badge>
        <UseWords use={use} />
      </div>
      <p className={inEffect ? "mt-1 text-muted" : "mt-1 text-warning-text"}>
        {inEffect ? scopeLabel(scope) : whyStruck(row, scope, effective)}
      </p>
    </li>
  );
}

function whyStruck({ owner }: ApiKeyRow, scope: Scope, effective: readonly Scope[]): string {
  if (owner.role === null) return `${owner.name} is not in this workspace any more.`;
  if (canGrant(owner.role, scope)) return fullAccessRefusal;
  const works = expandScopes(effective);
  const left = minimalScopes([...expandScopes([scope])].filter((each) => each !== scope && works.has(each)));
  const rest = left.length > 0 && scope !== "*" ? ` ${left.join(", ")} still works.` : "";
  return `The role of ${owner.name}, ${roles[owner.role].label}, does not grant it.${rest}`;
}

function UseWords({ use }: { use: ScopeUse }) {
  const words =
    "needs" in use ? `Only ${use.needs.join(", ")} was used` : use.use === "used" ? "Used" : "Not used in 30 days";
  return <span className="text-muted text-xs">{words}</span>;
}

function Restriction({ label, entries, none }: { label: string; entries: readonly string[]; none: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="mb-1 text-muted text-xs">{label}</dt>
      {entries.length === 0 ? (
        <dd>{none}</dd>
      ) : (
        <dd className="flex flex-wrap gap-1.5">
          {entries.map((entry) => (
            <Badge key={entry} mono>
              {entry}
            </Badge>
          ))}
        </dd>
      )}
    </div>
  );
}
