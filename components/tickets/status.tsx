import { StatusDot } from "@/components/ui/status-dot";
import type { TicketStatus } from "@/lib/tickets/schema";
import { statusLabels, statusTones } from "./words";

export function TicketStatusDot({ status }: { status: TicketStatus }) {
  return (
    <StatusDot tone={statusTones[status]} hollow={status === "closed" || status === "on_hold"}>
      {statusLabels[status]}
    </StatusDot>
  );
}
