"use client";

import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { type Role, roles } from "@/lib/access/roles";
import { impactInWords, roleImpact } from "@/lib/members/role-impact";
import type { Member } from "@/lib/members/schema";
import { useOwnedKeys } from "./use-owned-keys";

type RolePreviewProps = { workspace: string; member: Pick<Member, "email" | "role" | "name">; to: Role };

/** What the member's keys lose or get back: "3 keys lose tickets:write". */
export function RolePreview({ workspace, member, to }: RolePreviewProps) {
  const keys = useOwnedKeys(workspace, member.email);
  return (
    <section aria-label="What changes for their keys" aria-busy={keys === null} aria-live="polite">
      {keys === null ? <Skeleton className="h-10 w-full rounded-lg" /> : <Words keys={keys} member={member} to={to} />}
    </section>
  );
}

type WordsProps = Omit<RolePreviewProps, "workspace"> & { keys: Exclude<ReturnType<typeof useOwnedKeys>, null> };

function Words({ keys, member, to }: WordsProps) {
  if (to === member.role) return <p className="text-muted text-sm">Choose another role to see what it changes.</p>;
  if (keys === "unknown") return <p className="text-muted text-sm">Their keys could not be loaded.</p>;
  if (keys.length === 0) return <p className="text-muted text-sm">{member.name} has no live keys.</p>;
  const impact = roleImpact(keys, member.role, to);
  const words = impactInWords(impact);
  if (words.length === 0) {
    return <p className="text-muted text-sm">Their keys go on as they are ({keys.length}).</p>;
  }
  const touched = new Set([...impact.lost, ...impact.regained].flatMap((change) => change.keys));
  return (
    <Callout tone={impact.lost.length > 0 ? "warning" : "info"} title={`As ${roles[to].label}`}>
      <ul className="flex flex-col gap-0.5 text-foreground">
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="mt-1 break-words text-xs">{namesOf([...touched])}</p>
    </Callout>
  );
}

/** Up to this many names; the table of keys has them all. */
const most = 6;

function namesOf(names: readonly string[]): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
