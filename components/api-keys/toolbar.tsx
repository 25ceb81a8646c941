"use client";

import { FilterChoice, FilterSet } from "@/components/data-table/filter-menu";
import type { KeyStatus } from "@/lib/access/key-status";
import { defaultStatuses, keyStatuses } from "@/lib/api-keys/list-query";
import type { ApiKeyFilterOptions } from "@/lib/api-keys/schema";
import { SearchField } from "./search-field";
import { statusLabel } from "./status";
import type { ListState } from "./use-list-state";

type ToolbarProps = { list: ListState; counts: Record<KeyStatus, number>; options: ApiKeyFilterOptions };

export function Toolbar({ list, counts, options }: ToolbarProps) {
  const { query, change } = list;
  const setStatuses = (values: readonly string[]) => {
    const status = keyStatuses.filter((name) => values.includes(name));
    change({ status: status.length > 0 ? status : [...defaultStatuses] });
  };
  return (
    <>
      <SearchField value={query.q} onChange={(q) => change({ q }, "replace")} />
      <FilterSet
        label="Status"
        summary={statusSummary(query.status)}
        values={query.status}
        onChange={setStatuses}
        options={keyStatuses.map((value) => ({ value, label: statusLabel(value), count: counts[value] }))}
        reset={{ label: "Show live keys", onSelect: () => setStatuses(defaultStatuses) }}
      />
      {options.owners.length > 1 || query.owner ? (
        <FilterChoice
          label="Owner"
          any="Any owner"
          value={query.owner}
          onChange={(owner) => change({ owner })}
          options={options.owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {options.scopes.length > 1 || query.scope ? (
        <FilterChoice
          label="Scope"
          any="Any scope"
          value={query.scope}
          onChange={(scope) => change({ scope: options.scopes.find((name) => name === scope) ?? null })}
          options={options.scopes.map((name) => ({ value: name, label: name, mono: true }))}
        />
      ) : null}
    </>
  );
}

function statusSummary(status: readonly KeyStatus[]): string | null {
  if (status.join() === defaultStatuses.join()) return null;
  return status.length === keyStatuses.length ? "All" : status.map(statusLabel).join(", ");
}
