import { Webhook as WebhookIcon } from "lucide-react";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { paths } from "@/lib/paths";
import { successRate, unknownHealth, type WebhookHealth } from "@/lib/webhooks/health";
import type { Webhook } from "@/lib/webhooks/schema";
import { CreateButton } from "./create-button";
import type { Team } from "./more-options";
import { WebhookStatus } from "./status";
import { eventsInWords } from "./words";

type ListScreenProps = {
  workspace: string;
  webhooks: readonly Webhook[];
  health: ReadonlyMap<string, WebhookHealth>;
  teams: readonly Team[];
  mayWrite: boolean;
};

/** Every webhook of the workspace, and how it fares. There are few, so they have no pages. */
export function WebhookList({ workspace, webhooks, health, teams, mayWrite }: ListScreenProps) {
  if (webhooks.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<WebhookIcon />}
          title="No webhooks yet"
          action={mayWrite ? <CreateButton workspace={workspace} teams={teams} /> : undefined}
        >
          A webhook tells one of your services what happens here, such as a new ticket, within about a second.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card flush>
      <ul className="divide-y">
        {webhooks.map((webhook) => (
          <WebhookRow
            key={webhook.id}
            workspace={workspace}
            webhook={webhook}
            health={health.get(webhook.id) ?? unknownHealth}
          />
        ))}
      </ul>
    </Card>
  );
}

type RowProps = { workspace: string; webhook: Webhook; health: WebhookHealth };

function WebhookRow({ workspace, webhook, health }: RowProps) {
  const rate = successRate(health);
  return (
    <li className="relative grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_auto] sm:px-5">
      <div className="min-w-0">
        <Link
          href={paths.webhook(workspace, webhook.id)}
          prefetch={false}
          className="block truncate rounded-sm font-medium text-sm after:absolute after:inset-0 after:content-['']"
        >
          {webhook.description || new URL(webhook.url).host}
        </Link>
        <p className="truncate font-mono text-2xs text-muted leading-5" title={webhook.url}>
          {webhook.url}
        </p>
        <p className="truncate text-muted text-xs">{eventsInWords(webhook.events)}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 sm:flex-col sm:items-end sm:justify-center">
        <WebhookStatus webhook={webhook} health={health} />
        <p className="relative text-muted text-xs tabular-nums">
          {rate === null ? "Nothing delivered yet" : `${rate} delivered`}
          {health.lastSuccessAt === null ? null : (
            <>
              , last <RelativeTime at={health.lastSuccessAt} />
            </>
          )}
        </p>
      </div>
    </li>
  );
}
