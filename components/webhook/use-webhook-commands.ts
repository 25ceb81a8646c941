"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/components/forms/use-command";
import { toast } from "@/components/ui/toast";
import { testWebhook, updateWebhook } from "@/lib/webhooks/actions";
import type { TestOutcome, Webhook } from "@/lib/webhooks/schema";

/** What is done to a webhook with one press. */
export function useWebhookCommands(workspace: string, { id }: Pick<Webhook, "id">) {
  const router = useRouter();
  const done = (words: string) => () => {
    toast.success(words);
    router.refresh();
  };
  const change = (enabled: boolean) => () => updateWebhook(workspace, { id, enabled });
  return {
    enable: useCommand(change(true), done("Webhook enabled")),
    disable: useCommand(change(false), done("Webhook disabled")),
    test: useCommand(
      () => testWebhook(workspace, { id }),
      ({ delivery }: TestOutcome) => {
        if (delivery.status === "delivered") toast.success(testWords(delivery));
        else toast.error(testWords(delivery));
        router.refresh();
      },
    ),
  };
}

function testWords({ status, response_status: answered, response_ms: ms, error }: TestOutcome["delivery"]): string {
  if (status === "delivered") return `The test arrived: status ${answered} after ${ms} ms`;
  return answered === null ? `The test failed. ${error}` : `The test failed: status ${answered}`;
}
