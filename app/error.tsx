"use client";

import { HomeLink } from "@/components/shell/home-link";
import { LateFailedPage } from "@/components/shell/late-failed-page";

type Props = { error: unknown; retry: () => void };

export default function RootError({ error, retry }: Props) {
  return (
    <main className="grid min-h-dvh place-items-center px-4">
      <LateFailedPage error={error} retry={retry} action={<HomeLink>Go to the start</HomeLink>} />
    </main>
  );
}
