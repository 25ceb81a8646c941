import { StatusDot } from "@/components/ui/status-dot";
import type { Tone } from "@/components/ui/tone";
import type { PortalStatus } from "@/lib/portal/schema";

const words: Record<PortalStatus, [label: string, tone: Tone]> = {
  open: ["Open", "accent"],
  awaiting_reply: ["Awaiting your reply", "warning"],
  solved: ["Solved", "success"],
  closed: ["Closed", "neutral"],
};

export function PortalStatusDot({ status }: { status: PortalStatus }) {
  const [label, tone] = words[status];
  return (
    <StatusDot tone={tone} hollow={status === "closed"}>
      {label}
    </StatusDot>
  );
}
