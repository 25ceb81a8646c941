"use client";

import { FailedPage } from "@/components/shell/failed-page";
import { WorkspaceHomeLink } from "@/components/shell/workspace-home-link";

type Props = { error: unknown; retry: () => void };

export default function WorkspaceError({ error, retry }: Props) {
  return <FailedPage error={error} retry={retry} action={<WorkspaceHomeLink />} />;
}
