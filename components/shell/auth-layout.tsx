import type { ReactNode } from "react";
import { Mark } from "./mark";

type AuthLayoutProps = {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** One line under the card. */
  footnote?: ReactNode;
};

/** One centred card, for the pages before a workspace: sign in, first set-up, invitation. */
export function AuthLayout({ title, description, children, footnote }: AuthLayoutProps) {
  return (
    <div className="relative isolate flex min-h-dvh flex-col items-center justify-center px-4 py-10 sm:py-16">
      <div
        aria-hidden="true"
        className="absolute inset-0 -z-10 bg-[radial-gradient(var(--color-border-strong)_1px,transparent_1px)] bg-size-[20px_20px] [mask-image:radial-gradient(60rem_36rem_at_50%_0%,black,transparent_75%)]"
      />
      <main className="w-full max-w-[400px]">
        <div className="mb-6 flex items-center justify-center gap-2.5">
          <Mark className="size-8" />
          <span className="font-semibold text-xl tracking-[-0.02em]">Latchkey</span>
        </div>
        <div className="rounded-xl border border-border-strong bg-surface p-6 shadow-md sm:p-7">
          <h1 className="font-semibold text-lg tracking-[-0.01em]">{title}</h1>
          {description ? <p className="mt-1 text-muted text-sm">{description}</p> : null}
          <div className="mt-5">{children}</div>
        </div>
        {footnote ? <p className="mt-4 text-balance text-center text-muted text-xs">{footnote}</p> : null}
      </main>
    </div>
  );
}
