import { StatusDot } from "@/components/ui/status-dot";
import type { ArticleStatus } from "@/lib/articles/schema";
import { statusLabels, statusTones } from "./words";

export function ArticleStatusDot({ status }: { status: ArticleStatus }) {
  return (
    <StatusDot tone={statusTones[status]} hollow={status === "draft"}>
      {statusLabels[status]}
    </StatusDot>
  );
}
