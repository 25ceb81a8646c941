"use client";

import { useRouter } from "next/navigation";
import { type ActionResult, useFormAction } from "@/components/forms/use-form-action";
import { toast } from "@/components/ui/toast";
import { testWebhook, updateWebhook } from "@/lib/webhooks/actions";
import type { TestOutcome, Webhook } from "@/lib/webhooks/schema";

/** What is done with one press. What goes wrong is said at the edge of the page: there is no form to say it in. */
export function useWebhookCommands(workspace: string, { id }: Pick<Webhook, "id">) {
  const router = useRouter();
  const told = async <Data>(answer: Promise<ActionResult<Data>>): Promise<ActionResult<Data>> => {
    const result = await answer;
    if (!result.ok) toast.error(result.error.message);
    return result;
  };
  const done = (words: string) => () => {
    toast.success(words);
    router.refresh();
  };
  const change = (enabled: boolean) => () => told(updateWebhook(workspace, { id, enabled }));
  return {
    enable: useFormAction(change(true), done("Webhook enabled")),
    disable: useFormAction(change(false), done("Webhook disabled")),
    test: useFormAction(
      () => told(testWebhook(workspace, { id })),
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
