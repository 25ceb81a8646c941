"use client";

import { FilterChoice } from "@/components/data-table/filter-menu";
import { SearchField } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { auditEvents } from "@/lib/audit/events";
import { auditSearchText, auditTargets, defaultAuditQuery } from "@/lib/audit-log/list-query";
import type { AuditActor } from "@/lib/audit-log/schema";
import { DateRange } from "./date-range";
import { actorLabel, targetLabel } from "./event-label";
import type { AuditList } from "./use-audit-list";

type ToolbarProps = { list: AuditList; actors: readonly AuditActor[] };

const events = Object.entries(auditEvents).map(([value, { label }]) => ({ value, label }));
const targets = auditTargets.map((value) => ({ value, label: targetLabel(value) }));

export function Toolbar({ list: { query, change, clear }, actors }: ToolbarProps) {
  const filtered = JSON.stringify({ ...query, before: null, after: null }) !== JSON.stringify(defaultAuditQuery);
  return (
    <>
      <SearchField
        label="Search the audit log"
        placeholder="Key id, request id, address, name"
        value={query.q}
        onChange={(q) => change({ q }, "replace")}
        // A whole key that is pasted here must not reach the address.
        clean={auditSearchText}
      />
      <FilterChoice
        label="Event"
        any="Any event"
        value={query.event}
        onChange={(value) => change({ event: keyOf(auditEvents, value) })}
        options={events}
      />
      <FilterChoice
        label="Actor"
        any="Anybody"
        value={query.actor}
        onChange={(actor) => change({ actor })}
        options={actors.map(({ id, name, type }) => ({
          value: id,
          label: type === "user" ? name : `${name} (${actorLabel(type)})`,
        }))}
      />
      <FilterChoice
        label="Target"
        any="Anything"
        value={query.target}
        onChange={(value) => change({ target: auditTargets.find((name) => name === value) ?? null })}
        options={targets}
      />
      <DateRange from={query.from} to={query.to} onChange={change} />
      {filtered ? (
        <Button variant="ghost" onClick={clear}>
          Clear filters
        </Button>
      ) : null}
    </>
  );
}

function keyOf<T extends object>(table: T, value: string | null): keyof T | null {
  return value !== null && Object.hasOwn(table, value) ? (value as keyof T) : null;
}
