"use client";

import { Callout } from "@/components/ui/callout";
import type { VerifyState } from "./use-verify";

const number = new Intl.NumberFormat("en-US");
const events = (count: number) => `${number.format(count)} ${count === 1 ? "event" : "events"}`;

export function VerifyResult({ state }: { state: VerifyState }) {
  if (state.kind === "idle") return null;
  if (state.kind === "running") {
    const { checked, total } = state;
    return (
      <div>
        <progress
          className="h-1.5 w-full max-w-md accent-accent"
          max={total ?? 1}
          value={checked}
          aria-label="Verifying"
        />
        <p role="status" className="text-muted text-xs">
          {total === null ? "Verifying…" : `${number.format(checked)} of ${events(total)} verified`}
        </p>
      </div>
    );
  }
  if (state.kind === "whole") {
    return (
      <Callout tone="success" title={`${events(state.checked)} verified`} live>
        Nothing was altered, removed or moved. Hash of the last one:{" "}
        <span className="break-all font-mono text-xs">{state.hash}</span>
      </Callout>
    );
  }
  if (state.kind === "failed") return <Callout tone="danger" title={state.message} live />;
  return (
    <Callout tone="danger" title={`The chain is broken at event ${number.format(state.sequence)}`} live>
      {state.reason} What comes before it is as it was written: {events(Math.min(state.checked, state.sequence - 1))}.
    </Callout>
  );
}
