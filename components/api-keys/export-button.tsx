"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { type ApiKeyListQuery, listQueryParams } from "@/lib/api-keys/list-query";
import { paths } from "@/lib/paths";

/** What is known about the keys as a file, with the filters that the page shows. */
export function ExportButton({ workspace, query }: { workspace: string; query: ApiKeyListQuery }) {
  const params = listQueryParams({ ...query, page: 1 }).toString();
  return (
    <Button asChild>
      <a href={`${paths.apiKeysExport(workspace)}${params && `?${params}`}`} download>
        <Download aria-hidden />
        Export CSV
      </a>
    </Button>
  );
}
