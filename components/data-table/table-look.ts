import { cn } from "@/components/ui/cn";
import type { ColumnMeta } from "./features";

/**
 * A table from 640 px of its own width up, cards below. Cards need `display: block`, which takes the table roles away
 * in every browser, so they are stated.
 */
export const roles = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
  columnHeader: { role: "columnheader" },
  rowHeader: { role: "rowheader" },
} as const;

export const tableLook =
  "block w-full text-sm @min-[640px]/table:table @min-[640px]/table:border-separate border-spacing-0";
export const headLook = "hidden @min-[640px]/table:table-header-group";
export const bodyLook = "block @min-[640px]/table:table-row-group";

export const rowLook = cn(
  "group/row relative grid gap-x-4 gap-y-1.5 border-b bg-(--row) px-4 py-3.5 first:rounded-t-[11px] last:border-b-0",
  "@min-[440px]/table:grid-cols-2 @min-[640px]/table:table-row",
  // Opaque, because the column of actions lies over the others when the table scrolls.
  "[--row:var(--color-surface)] data-[selected]:[--row:var(--color-accent-soft)]",
  "data-[changed]:*:animate-row-changed",
  "@min-[640px]/table:hover:[--row:color-mix(in_oklab,var(--color-surface),var(--color-foreground)_3%)]",
  "@min-[640px]/table:data-[selected]:hover:[--row:var(--color-accent-soft)]",
);

const line = "@min-[640px]/table:border-b @min-[640px]/table:group-last/row:border-b-0";

/** The edge of the column of actions: what slides under it fades out. */
export const fade = cn(
  "before:pointer-events-none before:absolute before:inset-y-0 before:-left-4 before:w-4",
  "@min-[640px]/table:before:bg-linear-to-l before:from-(--row) before:to-transparent",
);

export const headCellLook = cn(
  "sticky top-(--sticky-top,0px) z-10 h-9 whitespace-nowrap border-b bg-surface px-2.5 text-left font-medium text-muted text-xs",
  "first:rounded-tl-[11px] first:pl-4 last:rounded-tr-[11px] last:pr-4",
);

export function cellLook(meta: ColumnMeta | undefined, withCheckbox: boolean, withActions: boolean): string {
  const primary = meta?.priority === "primary";
  return cn(
    "items-baseline gap-3 text-left align-middle font-normal",
    "@min-[640px]/table:table-cell @min-[640px]/table:h-11 @min-[640px]/table:whitespace-nowrap @min-[640px]/table:px-2.5 @min-[640px]/table:py-1.5",
    "@min-[640px]/table:first:pl-4 @min-[640px]/table:last:pr-4",
    line,
    meta?.priority === "low" ? "hidden" : "flex",
    primary && "col-span-full font-medium",
    primary && withCheckbox && "pl-7",
    primary && withActions && "pr-10",
    meta?.align === "end" && "@min-[640px]/table:text-right",
    meta?.className,
  );
}

export const checkboxCellLook = cn(
  "absolute top-4 left-4 @min-[640px]/table:static @min-[640px]/table:table-cell",
  "@min-[640px]/table:w-10 @min-[640px]/table:pl-4 @min-[640px]/table:align-middle",
  line,
);

export const actionsCellLook = cn(
  "absolute top-2 right-2 @min-[640px]/table:sticky @min-[640px]/table:right-0 @min-[640px]/table:table-cell",
  "@min-[640px]/table:w-12 @min-[640px]/table:pr-2 @min-[640px]/table:text-right @min-[640px]/table:align-middle",
  "@min-[640px]/table:bg-(--row)",
  fade,
  line,
);
