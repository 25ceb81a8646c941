"use client";

import { LateFailedPage } from "@/components/shell/late-failed-page";
import { WorkspaceHomeLink } from "@/components/shell/workspace-home-link";

type Props = { error: unknown; retry: () => void };

export default function WorkspaceError({ error, retry }: Props) {
  return <LateFailedPage error={error} retry={retry} action={<WorkspaceHomeLink />} />;
}
