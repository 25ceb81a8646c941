"use client";

import Link from "next/link";
import { columnHelper, takesTheRest } from "@/components/data-table/features";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Article } from "@/lib/articles/schema";
import { ArticleStatusDot } from "./status";

/** Without the text: a list does not send fifty of them to the browser. */
export type ArticleTableRow = Omit<Article, "body"> & { href: string };

const column = columnHelper<ArticleTableRow>();

export const columns = column.columns([
  column.accessor("title", {
    header: "Title",
    cell: ({ row: { original } }) => (
      <Link
        href={original.href}
        prefetch={false}
        title={original.title}
        className="block truncate rounded-sm font-medium underline-offset-2 hover:underline"
      >
        {original.title}
      </Link>
    ),
    enableHiding: false,
    meta: {
      priority: "primary",
      className: takesTheRest,
    },
  }),
  column.accessor("status", {
    header: "Status",
    cell: ({ getValue }) => <ArticleStatusDot status={getValue()} />,
    enableSorting: false,
  }),
  column.accessor("category", {
    header: "Category",
    cell: ({ getValue }) => (
      <span className={getValue() ? "block max-w-44 truncate" : "text-muted"}>{getValue()?.name ?? "None"}</span>
    ),
    enableSorting: false,
  }),
  column.accessor("locale", {
    header: "Language",
    cell: ({ getValue }) => <span className="text-muted">{getValue()}</span>,
    enableSorting: false,
    meta: { priority: "low" },
  }),
  column.accessor("updated_at", {
    id: "updated_at",
    header: "Changed",
    cell: ({ getValue }) => <RelativeTime at={getValue()} className="text-muted" />,
  }),
]);
