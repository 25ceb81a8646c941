import { StatusDot } from "@/components/ui/status-dot";
import type { KeyStatus } from "@/lib/access/key-status";

const looks = {
  active: { label: "Active", tone: "success", hollow: false },
  disabled: { label: "Disabled", tone: "warning", hollow: true },
  expired: { label: "Expired", tone: "neutral", hollow: true },
  revoked: { label: "Revoked", tone: "danger", hollow: false },
} as const satisfies Record<KeyStatus, object>;

export function statusLabel(status: KeyStatus): string {
  return looks[status].label;
}

export function KeyStatusDot({ status }: { status: KeyStatus }) {
  const { label, tone, hollow } = looks[status];
  return (
    <StatusDot tone={tone} hollow={hollow}>
      {label}
    </StatusDot>
  );
}
