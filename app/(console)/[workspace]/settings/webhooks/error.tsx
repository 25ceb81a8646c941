"use client";

import { useTransition } from "react";
import { LateErrorPanel } from "@/components/ui/late-error-panel";
import { PageHeader } from "@/components/ui/page-header";

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function WebhooksError({ error, retry }: Props) {
  const [retrying, startTransition] = useTransition();
  return (
    <>
      <PageHeader title="Webhooks" />
      <LateErrorPanel
        title="The webhooks could not be loaded"
        requestId={error.digest}
        retrying={retrying}
        onRetry={() => startTransition(retry)}
      />
    </>
  );
}
