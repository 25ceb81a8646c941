"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog";
import type { ApiKeyRow, RevokedKeys } from "@/lib/api-keys/schema";

/** What became of each key, those that were not revoked first. */
export function RevokeResults({ rows, answer }: { rows: readonly ApiKeyRow[]; answer: RevokedKeys }) {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const results = answer.results.toSorted((a, b) => Number(a.problem === null) - Number(b.problem === null));
  return (
    <>
      <DialogBody>
        <ul aria-label="Results" className="divide-y rounded-lg border bg-surface text-sm">
          {results.map(({ id, problem }) => (
            <li key={id} className="flex items-start gap-2.5 px-3 py-2">
              {problem === null ? (
                <CircleCheck className="mt-0.5 size-4 shrink-0 text-success-text" aria-hidden />
              ) : (
                <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger-text" aria-hidden />
              )}
              <span className="min-w-0">
                <span className="block truncate font-medium">{names.get(id) ?? id}</span>
                <span className="text-muted text-xs">{problem ?? "Revoked"}</span>
              </span>
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="primary">Close</Button>
        </DialogClose>
      </DialogFooter>
    </>
  );
}
