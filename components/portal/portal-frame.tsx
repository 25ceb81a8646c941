import Link from "next/link";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/shell/skip-link";
import { paths } from "@/lib/paths";
import { LeaveButton } from "./leave-button";

type PortalFrameProps = {
  workspace: { slug: string; name: string };
  /** Who is in. */
  contact: string;
  children: ReactNode;
};

/** One bar with the way home and the way out, one column. */
export function PortalFrame({ workspace, contact, children }: PortalFrameProps) {
  const home = paths.portal(workspace.slug);
  return (
    <div className="min-h-dvh">
      <SkipLink />
      <header className="sticky top-0 z-30 border-b bg-background">
        <div className="mx-auto flex h-12 max-w-3xl items-center gap-3 px-4 sm:px-6">
          <Link href={home} className="min-w-0 truncate rounded-sm font-semibold text-sm">
            {workspace.name}
          </Link>
          <span className="ml-auto hidden min-w-0 truncate text-muted text-xs sm:block">{contact}</span>
          <LeaveButton home={home} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-6 outline-none sm:px-6 lg:py-8">
        {children}
      </main>
    </div>
  );
}
