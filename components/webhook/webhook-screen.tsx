import type { ReactNode } from "react";
import { Fact } from "@/components/ui/fact";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Team } from "@/components/webhooks/more-options";
import { WebhookStatus } from "@/components/webhooks/status";
import { eventsInWords } from "@/components/webhooks/words";
import { paths } from "@/lib/paths";
import { successRate, type WebhookHealth } from "@/lib/webhooks/health";
import type { Webhook } from "@/lib/webhooks/schema";
import { Banner } from "./banner";
import { Up } from "./up";
import { WebhookActions } from "./webhook-actions";

type WebhookScreenProps = {
  workspace: string;
  webhook: Webhook;
  health: WebhookHealth;
  teams: readonly Team[];
  mayWrite: boolean;
  children: ReactNode;
};

/** One webhook: where it sends what, how it fares, and what can be done with it, above its log. */
export function WebhookScreen({ workspace, webhook, health, teams, mayWrite, children }: WebhookScreenProps) {
  return (
    <>
      <PageHeader
        above={<Up href={paths.webhooks(workspace)}>Webhooks</Up>}
        title={<span className="break-words">{webhook.description || new URL(webhook.url).host}</span>}
        description={<span className="break-all font-mono text-xs">{webhook.url}</span>}
        actions={mayWrite ? <WebhookActions workspace={workspace} webhook={webhook} teams={teams} /> : undefined}
      />
      <Banner webhook={webhook} health={health} />
      <WebhookFacts webhook={webhook} health={health} />
      {children}
    </>
  );
}

function WebhookFacts({ webhook, health }: { webhook: Webhook; health: WebhookHealth }) {
  const { events, payload, rights_of: rights, filters } = webhook;
  const narrowed = filters.tag.length + filters.priority.length + filters.team_id.length > 0;
  return (
    <dl className="mb-6 grid grid-cols-2 gap-x-6 gap-y-4 rounded-xl border bg-surface px-4 py-4 text-sm shadow-xs sm:grid-cols-3 sm:px-5 xl:grid-cols-5">
      <Fact label="Status">
        <WebhookStatus webhook={webhook} health={health} />
      </Fact>
      <Fact label="Events">
        <span className="block break-words" title={events.join(", ")}>
          {eventsInWords(events)}
          {narrowed ? <span className="text-muted"> · filtered</span> : null}
          {payload === "thin" ? <span className="text-muted"> · thin</span> : null}
        </span>
      </Fact>
      <Fact label="Delivered">
        <span className="tabular-nums">{successRate(health) ?? "Nothing yet"}</span>
      </Fact>
      <Fact label="Last delivered">
        <RelativeTime at={health.lastSuccessAt} />
      </Fact>
      <Fact label="With the rights of">
        <span className="block break-words">{rights.name}</span>
      </Fact>
    </dl>
  );
}
