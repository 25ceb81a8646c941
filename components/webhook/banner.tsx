import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import type { WebhookHealth } from "@/lib/webhooks/health";
import { disabledReasons, type Webhook } from "@/lib/webhooks/schema";

/** What is wrong with a webhook, and the next step. Nothing when it is well. */
export function Banner({ webhook, health }: { webhook: Webhook; health: WebhookHealth }) {
  const { disabled_reason: reason, disabled_at: at, old_secret_until: until } = webhook;
  if (reason !== null) {
    const { label, advice } = disabledReasons[reason];
    return (
      <Callout
        tone={reason === "by_hand" ? "info" : "danger"}
        className="mb-5"
        title={
          <>
            {label} <RelativeTime at={at} className="font-normal text-muted" />
          </>
        }
      >
        {advice}
      </Callout>
    );
  }
  if (health.failingSince !== null) {
    return (
      <Callout
        tone="warning"
        className="mb-5"
        title={
          <>
            Failing since <RelativeTime at={health.failingSince} />
          </>
        }
      >
        What failed is sent again by itself. After 72 hours without a success the webhook is disabled.
      </Callout>
    );
  }
  if (until === null) return null;
  return (
    <Callout className="mb-5" title="Two secrets sign at the moment">
      The one before the rotation ends <RelativeTime at={until} />.
    </Callout>
  );
}
