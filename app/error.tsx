"use client";

import { HomeLink } from "@/components/shell/home-link";
import { RootFailure } from "@/components/shell/root-failure";

type Props = { error: unknown; retry: () => void };

export default function RootError({ error, retry }: Props) {
  return (
    <main className="grid min-h-dvh place-items-center px-4">
      <RootFailure error={error} retry={retry} action={<HomeLink>Go to the start</HomeLink>} />
    </main>
  );
}
