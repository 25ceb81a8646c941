"use client";

import { FailedPage } from "@/components/shell/failed-page";
import { HomeLink } from "@/components/shell/home-link";

type Props = { error: unknown; retry: () => void };

export default function WorkspaceError({ error, retry }: Props) {
  return <FailedPage error={error} retry={retry} action={<HomeLink>Go to API Keys</HomeLink>} />;
}
