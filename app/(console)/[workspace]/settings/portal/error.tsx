"use client";

import { useTransition } from "react";
import { LateErrorPanel } from "@/components/ui/late-error-panel";
import { PageHeader } from "@/components/ui/page-header";

type Props = { error: Error & { digest?: string }; retry: () => void };

export default function PortalError({ error, retry }: Props) {
  const [retrying, startTransition] = useTransition();
  return (
    <>
      <PageHeader title="Customer portal" />
      <LateErrorPanel
        title="The portal's settings could not be loaded"
        requestId={error.digest}
        retrying={retrying}
        onRetry={() => startTransition(retry)}
      />
    </>
  );
}
