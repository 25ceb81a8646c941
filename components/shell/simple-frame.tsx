"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Mark } from "./mark";
import { useSessionWatch } from "./session-channel";
import { signOut } from "./sign-out";
import { SkipLink } from "./skip-link";

type SimpleFrameProps = {
  back: { href: string; label: string };
  children: ReactNode;
};

/** For what belongs to a person and not to a workspace: one bar with the way back, one column. */
export function SimpleFrame({ back, children }: SimpleFrameProps) {
  useSessionWatch();
  const [leaving, startTransition] = useTransition();
  return (
    <div className="min-h-dvh">
      <SkipLink />
      <header className="sticky top-0 z-30 border-b bg-background">
        <div className="mx-auto flex h-12 max-w-3xl items-center gap-2 px-4 sm:px-6">
          <Mark className="size-5" />
          <Link
            href={back.href}
            className="flex h-8 min-w-0 items-center gap-1.5 rounded-md px-2 text-muted text-sm hover:bg-hover hover:text-foreground pointer-coarse:h-10"
          >
            <ArrowLeft className="size-4 shrink-0" aria-hidden />
            <span className="truncate">{back.label}</span>
          </Link>
          <Button variant="ghost" className="ml-auto" pending={leaving} onClick={() => startTransition(signOut)}>
            Sign out
          </Button>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-6 outline-none sm:px-6 lg:py-8">
        {children}
      </main>
    </div>
  );
}
