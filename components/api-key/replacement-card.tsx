"use client";

import { ArrowRight, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { KeyStatusDot } from "@/components/api-keys/status";
import { mayEnd, type Viewer } from "@/components/api-keys/viewer";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { Segmented } from "@/components/ui/segmented";
import type { ApiKeyRow, ReplacementSide, ReplacementUnderWay } from "@/lib/api-keys/schema";
import { isSilent, type SilenceWindow, silenceWindows } from "@/lib/api-keys/silence";
import { paths } from "@/lib/paths";
import { finishAdvice } from "./finish-advice";
import { useReplacement } from "./use-replacement";

type ReplacementCardProps = {
  workspace: string;
  viewer: Viewer;
  /** The key whose page this is; the other one is linked. */
  id: string;
  served: ReplacementUnderWay;
  onFinish: (old: ApiKeyRow) => void;
};

/** Both keys of a replacement side by side, and the step that ends it. It never ends by itself. */
export function ReplacementCard({ workspace, viewer, id, served, onFinish }: ReplacementCardProps) {
  const { from, to, now } = useReplacement(workspace, served);
  const [window, setWindow] = useState<SilenceWindow>("24h");
  const silent = isSilent(from.lastCallAt, window, now);
  return (
    <Card
      title="Replacement"
      description={`${to.key.name} takes over from ${from.key.name}. Both work until the old one is revoked.`}
      className="mb-6"
      footer={
        <>
          <p className="min-w-0 flex-1 basis-64 text-pretty text-muted text-sm" aria-live="polite">
            {finishAdvice({ from, to, window, silent })}
          </p>
          {mayEnd(viewer, from.key) ? (
            <Button variant={silent ? "success" : "secondary"} onClick={() => onFinish(from.key)}>
              {silent ? <CircleCheck aria-hidden /> : null}
              Finish: revoke the old key
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid items-stretch gap-3 sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        <Side label="Old" side={from} href={from.key.id === id ? null : paths.apiKey(workspace, from.key.id)} />
        <ArrowRight className="hidden size-4 self-center text-subtle sm:block" aria-hidden />
        <Side label="New" side={to} href={to.key.id === id ? null : paths.apiKey(workspace, to.key.id)} />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-muted text-sm">
        <span>Silent for</span>
        <Segmented
          label="Silent for"
          value={window}
          onValueChange={setWindow}
          options={silenceWindows.map(({ value, label }) => ({ value, label }))}
        />
      </div>
    </Card>
  );
}

const number = new Intl.NumberFormat("en-US");

function Side({ label, side, href }: { label: "Old" | "New"; side: ReplacementSide; href: string | null }) {
  const { key, calls, lastCallAt } = side;
  const ip = key.lastUsed?.ip;
  return (
    <section aria-label={`${label} key`} className="min-w-0 rounded-lg border px-3 py-2.5 text-sm">
      <div className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate">
          <span className="text-muted">{label}: </span>
          {href ? (
            <Link href={href} className="rounded-sm font-medium underline-offset-2 hover:underline">
              {key.name}
            </Link>
          ) : (
            <span className="font-medium">{key.name}</span>
          )}
        </span>
        <KeyStatusDot status={key.status} />
      </div>
      <p className="mt-1">
        <span className="font-medium">{number.format(calls)}</span> {calls === 1 ? "call" : "calls"} in the last hour
      </p>
      <p className="truncate text-muted text-xs leading-5">
        {lastCallAt ? (
          <>
            {ip ? <span className="font-mono">{ip}</span> : null}
            {ip ? ", " : null}
            <RelativeTime at={lastCallAt} />
          </>
        ) : (
          "Never called"
        )}
      </p>
    </section>
  );
}
