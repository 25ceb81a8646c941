"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { LateMenu } from "@/components/ui/late-menu";
import { type AuditQuery, auditQueryParams } from "@/lib/audit-log/list-query";
import { paths } from "@/lib/paths";

/** The log as a file, with the filters that the page shows. */
export function ExportMenu({ workspace, query }: { workspace: string; query: AuditQuery }) {
  const href = (format: string) => {
    const params = auditQueryParams({ ...query, before: null, after: null });
    params.set("format", format);
    return `${paths.auditLogExport(workspace)}?${params}`;
  };
  return (
    <LateMenu
      align="end"
      trigger={
        <Button>
          <Download aria-hidden />
          Export
        </Button>
      }
    >
      {(Menu) => (
        <>
          <Menu.DropdownMenuItem asChild>
            <a href={href("csv")} download>
              CSV for a spreadsheet
            </a>
          </Menu.DropdownMenuItem>
          <Menu.DropdownMenuItem asChild>
            <a href={href("json")} download>
              JSON for a program
            </a>
          </Menu.DropdownMenuItem>
        </>
      )}
    </LateMenu>
  );
}
