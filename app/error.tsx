"use client";

import { FailedPage } from "@/components/shell/failed-page";
import { HomeLink } from "@/components/shell/home-link";

type Props = { error: unknown; retry: () => void };

export default function RootError({ error, retry }: Props) {
  return (
    <main className="grid min-h-dvh place-items-center px-4">
      <FailedPage error={error} retry={retry} action={<HomeLink>Go to the start</HomeLink>} />
    </main>
  );
}
