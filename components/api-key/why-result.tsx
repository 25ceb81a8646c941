"use client";

import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import type { Check, CheckName } from "@/lib/entry/public/explain";
import { errorTable } from "@/lib/errors";

const names: Record<CheckName, string> = {
  path: "Path",
  method: "Method",
  https: "HTTPS",
  failures: "Refused credentials from this address",
  key: "Key",
  workspace: "Owner and API access",
  address: "IP address",
  origin: "Origin",
  scope: "Scope",
  limit: "Rate limit",
};

const looks = {
  passed: { Icon: CircleCheck, ink: "text-success-text", word: "Passed" },
  refused: { Icon: CircleX, ink: "text-danger-text", word: "Refused" },
  skipped: { Icon: CircleDashed, ink: "text-subtle", word: "Not asked" },
} as const;

/** Each check of the API in its order, and above them the answer that they come to. */
export function WhyResult({ checks }: { checks: readonly Check[] }) {
  const refused = checks.filter(({ outcome }) => outcome === "refused");
  return (
    <Card title="What the API would answer now" description="Its own checks, in its order. Nothing is counted.">
      <Verdict first={refused[0]} asked={checks.every(({ outcome }) => outcome !== "skipped")} />
      <ol aria-label="Checks" className="mt-3 divide-y rounded-lg border">
        {checks.map((check) => (
          <CheckLine key={check.name} check={check} decides={check === refused[0]} />
        ))}
      </ol>
    </Card>
  );
}

function Verdict({ first, asked }: { first: Check | undefined; asked: boolean }) {
  if (first?.code) {
    return (
      <Callout tone="danger" title={`${errorTable[first.code].status} ${errorTable[first.code].title}: ${first.code}`}>
        {first.said}
      </Callout>
    );
  }
  if (!asked) return <Callout title="Nothing refuses it so far">Name a key to see the other checks.</Callout>;
  return (
    <Callout tone="success" title="It would be let in">
      If it still fails, look at what the body and the parameters say: the answer names each mistake.
    </Callout>
  );
}

function CheckLine({ check: { name, outcome, code, said }, decides }: { check: Check; decides: boolean }) {
  const { Icon, ink, word } = looks[outcome];
  return (
    <li className={cn("flex items-start gap-3 px-3 py-2 text-sm", decides && "bg-danger-soft")}>
      <Icon className={cn("mt-0.5 size-4 shrink-0", ink)} aria-hidden />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{names[name]}</span>
          <span className={cn("text-xs", ink)}>{word}</span>
          {code ? <Badge mono>{code}</Badge> : null}
        </div>
        <p className={cn("break-words", decides ? "text-foreground" : "text-muted")}>{said}</p>
      </div>
    </li>
  );
}
