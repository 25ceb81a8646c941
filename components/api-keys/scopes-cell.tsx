"use client";

import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { LatePopover } from "@/components/ui/late-popover";
import { scopeLabel } from "@/lib/access/scopes";
import type { ApiKeyRow, ScopeInForce } from "@/lib/api-keys/schema";

/** How many scopes stand in the table; the others are one press away. */
const shown = 2;

/** One below the other: the row keeps its height, and eight columns fit beside each other. */
export function ScopesCell({ row }: { row: ApiKeyRow }) {
  const first = row.scopes.slice(0, shown);
  const more = row.scopes.length - first.length;
  return (
    <LatePopover
      aria-label={`Scopes of ${row.name}`}
      className="w-80"
      trigger={
        <button
          type="button"
          title="Show what each scope allows"
          className="-mx-1.5 -my-1 flex items-end gap-1.5 rounded-md px-1.5 py-1 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <span className="flex flex-col">
            {first.map((scope) => (
              <ScopeText key={scope.name} scope={scope} />
            ))}
          </span>
          {more > 0 ? (
            <span className="shrink-0 text-muted text-2xs">
              +{more}
              <span className="sr-only"> more scopes</span>
            </span>
          ) : null}
        </button>
      }
    >
      {() => (
        <>
          <ul className="flex flex-col gap-2.5">
            {row.scopes.map(({ name, effective }) => (
              <li key={name} className="flex flex-col items-start gap-0.5">
                <Badge mono struck={!effective}>
                  {name}
                </Badge>
                <span className="text-muted text-xs">{scopeLabel(name)}</span>
              </li>
            ))}
          </ul>
          {row.warning ? <p className="mt-3 border-t pt-2.5 text-warning-text text-xs">{row.warning}</p> : null}
        </>
      )}
    </LatePopover>
  );
}

function ScopeText({ scope: { name, effective } }: { scope: ScopeInForce }) {
  return (
    <span className={cn("whitespace-nowrap font-mono text-2xs", !effective && "text-subtle")}>
      {effective ? name : <s>{name}</s>}
      {effective ? null : <span className="sr-only"> (not in effect)</span>}
    </span>
  );
}
