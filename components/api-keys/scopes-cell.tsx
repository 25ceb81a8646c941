"use client";

import { Badge } from "@/components/ui/badge";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { scopeLabel } from "@/lib/access/scopes";
import type { ApiKeyRow } from "@/lib/api-keys/schema";

/** How many scopes stand in the table; the others are one press away. */
const shown = 2;

export function ScopesCell({ row }: { row: ApiKeyRow }) {
  const first = row.scopes.slice(0, shown);
  const more = row.scopes.length - first.length;
  return (
    <Popover>
      <PopoverTrigger
        className="-m-1 flex flex-wrap items-center gap-1 rounded-md p-1 hover:bg-hover data-[state=open]:bg-hover @min-[640px]/table:flex-nowrap"
        title="Show what each scope allows"
      >
        {first.map(({ name, effective }) => (
          <Badge key={name} mono struck={!effective}>
            {name}
          </Badge>
        ))}
        {more > 0 ? (
          <span className="px-1 text-muted text-xs">
            +{more}
            <span className="sr-only"> more scopes</span>
          </span>
        ) : null}
      </PopoverTrigger>
      <PopoverContent aria-label={`Scopes of ${row.name}`} className="w-80">
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
      </PopoverContent>
    </Popover>
  );
}
