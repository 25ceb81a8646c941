"use client";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { focusDialog } from "@/components/ui/focus-dialog";
import { utcText } from "@/components/ui/relative-time-text";
import type { AuditEntry } from "@/lib/audit-log/schema";
import { Changes } from "./changes-table";
import { actorLabel, eventLabel, targetLabel } from "./event-label";

type DetailsProps = {
  entry: AuditEntry | null;
  onClose: () => void;
  /** Shows everything about one thing: its id becomes the search. */
  onStory: (id: string) => void;
};

/** One event with all that is known of it. */
export function Details({ entry, onClose, onStory }: DetailsProps) {
  return (
    <Dialog open={entry !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      {entry ? (
        <DialogContent
          title={eventLabel(entry.event)}
          description={`Event ${entry.sequence}, ${utcText(Date.parse(entry.at))}`}
          onOpenAutoFocus={focusDialog}
        >
          <DialogBody className="flex flex-col gap-5">
            <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-2 text-sm">
              <Line label="Target" id={entry.target.id} kind={targetLabel(entry.target.type)}>
                {entry.target.name}
              </Line>
              <Line label="Actor" id={entry.actor.id} kind={actorLabel(entry.actor.type)}>
                {entry.actor.name}
              </Line>
              <dt className="text-muted">Address</dt>
              <dd className="break-all font-mono text-xs leading-5">{entry.ip || "none"}</dd>
              <dt className="text-muted">Request</dt>
              <dd className="flex min-w-0 items-center gap-1">
                <span className="truncate font-mono text-xs leading-5">{entry.requestId}</span>
                <CopyButton value={entry.requestId} label="Copy request id" iconOnly size="icon-sm" variant="ghost" />
              </dd>
            </dl>
            <Changes before={entry.before} after={entry.after} />
            <p className="break-all text-subtle text-xs">
              Hash <span className="font-mono">{entry.hash}</span>
            </p>
          </DialogBody>
          <DialogFooter>
            <Button onClick={() => onStory(entry.target.id)}>Show everything about {entry.target.name}</Button>
          </DialogFooter>
        </DialogContent>
      ) : null}
    </Dialog>
  );
}

function Line({ label, id, kind, children }: { label: string; id: string; kind: string; children: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">
        <span className="break-words">{children}</span>
        <span className="block truncate text-muted text-xs">
          {kind} <span className="font-mono">{id}</span>
        </span>
      </dd>
    </>
  );
}
