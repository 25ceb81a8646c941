import { StatusDot } from "@/components/ui/status-dot";
import type { WebhookHealth } from "@/lib/webhooks/health";
import type { DeliveryStatus, Webhook } from "@/lib/webhooks/schema";
import { deliveryStatuses } from "@/lib/webhooks/schema";

type WebhookStatusProps = { webhook: Pick<Webhook, "enabled">; health: WebhookHealth };

export function WebhookStatus({ webhook, health }: WebhookStatusProps) {
  if (!webhook.enabled) {
    return (
      <StatusDot tone="neutral" hollow>
        Disabled
      </StatusDot>
    );
  }
  return health.failingSince === null ? (
    <StatusDot tone="success">Enabled</StatusDot>
  ) : (
    <StatusDot tone="danger">Failing</StatusDot>
  );
}

const tones = { pending: "warning", delivered: "success", failed: "danger", withheld: "neutral" } as const;

export function DeliveryStatusDot({ status }: { status: DeliveryStatus }) {
  return (
    <StatusDot tone={tones[status]} hollow={status === "pending" || status === "withheld"}>
      {deliveryStatuses[status].label}
    </StatusDot>
  );
}
