"use client";

import { Ban } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { isLive } from "@/lib/access/key-status";
import type { ApiKeyRow, RevokedKeys } from "@/lib/api-keys/schema";
import type { TableRow } from "./columns";
import { mayChangeSome, mayEnd, type Viewer } from "./viewer";

/**
 * The rows that are ticked, and what is done with them. Only those that show count: what a filter or another page hides
 * must not be revoked along with them.
 */
export function useSelection(viewer: Viewer, rows: readonly TableRow[], refresh: (id: string) => void) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [revoking, setRevoking] = useState<readonly ApiKeyRow[] | null>(null);
  const canSelect = (row: ApiKeyRow) => isLive(row.status) && mayEnd(viewer, row);
  const chosen = rows.filter((row) => ticked.has(row.id) && canSelect(row));
  const ids = chosen.map(({ id }) => id).join();
  const selected = useMemo(() => new Set(ids.split(",").filter(Boolean)), [ids]);

  const revoked = (asked: readonly ApiKeyRow[], { results }: RevokedKeys) => {
    const done = results.filter(({ problem }) => problem === null);
    setTicked(new Set(results.flatMap(({ id, problem }) => (problem === null ? [] : id))));
    if (done[0]) refresh(done[0].id);
    if (done.length < asked.length) return;
    setRevoking(null);
    toast.success(`Revoked ${done.length === 1 ? "1 key" : `${done.length} keys`}`, {
      description: "The next request with any of them is refused.",
    });
  };

  const selection = {
    selected,
    onChange: setTicked,
    canSelect,
    actions: (
      <Button variant="danger" onClick={() => setRevoking(chosen)}>
        <Ban aria-hidden />
        Revoke
      </Button>
    ),
  };
  return {
    selection: mayChangeSome(viewer) ? selection : undefined,
    revoking,
    stop: () => setRevoking(null),
    revoked,
  };
}
