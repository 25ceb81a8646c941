import type { ReactNode } from "react";

type PortalCardProps = { workspace: string; title: string; description?: ReactNode; children: ReactNode };

/** One card in the middle, for who has not come in yet. */
export function PortalCard({ workspace, title, description, children }: PortalCardProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10 sm:py-16">
      <div className="w-full max-w-[400px]">
        <p className="mb-5 break-words text-center font-semibold text-xl tracking-[-0.02em]">{workspace}</p>
        <div className="rounded-xl border border-border-strong bg-surface p-6 shadow-md sm:p-7">
          <h1 className="font-semibold text-lg tracking-[-0.01em]">{title}</h1>
          {description ? <p className="mt-1 text-muted text-sm">{description}</p> : null}
          <div className="mt-5">{children}</div>
        </div>
      </div>
    </main>
  );
}
