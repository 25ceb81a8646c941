"use client";

import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type ReactTable,
  rowSelectionFeature,
  rowSortingFeature,
  type TableOptions,
  tableFeatures,
} from "@tanstack/react-table";

export type ColumnMeta = {
  /** The column's name in the menus and on cards; needed where `header` is not a plain string. */
  label?: string;
  /**
   * In a narrow space rows turn into cards: `primary` is the card's title (one per table), `low` is left out, the rest
   * follow as "label value".
   */
  priority?: "primary" | "normal" | "low";
  align?: "end";
  /** Off until the person ticks it in the column menu. */
  hiddenByDefault?: boolean;
  /** For widths: `w-40`, `max-w-64`. */
  className?: string;
};

/** The class of the one column that gets the width the others leave, and cuts what is longer. */
export const takesTheRest = "@min-[640px]/table:w-full @min-[640px]/table:min-w-42 @min-[640px]/table:max-w-0";

/** Rows come sorted, filtered and paged from the server, so no row models: state and columns alone. */
export const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

export type Features = typeof features;
export type DataTableInstance<Row extends object> = ReactTable<Features, Row>;
export type DataTableColumns<Row extends object> = TableOptions<Features, Row>["columns"];

/** Define columns outside of components: `const column = columnHelper<Row>()`, `column.columns([column.accessor(…)])`. */
export function columnHelper<Row extends object>() {
  return createColumnHelper<Features, Row>();
}

type Labelled = { id: string; columnDef: { header?: unknown; meta?: ColumnMeta } };

export function columnLabel({ id, columnDef }: Labelled): string {
  return columnDef.meta?.label ?? (typeof columnDef.header === "string" ? columnDef.header : id);
}
