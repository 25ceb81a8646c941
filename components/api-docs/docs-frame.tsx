import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";
import { SkipLink } from "@/components/shell/skip-link";
import { paths } from "@/lib/paths";
import { DocsNav, type DocsPage } from "./docs-nav";
import { LanguageProvider } from "./language";

type DocsFrameProps = { topics: readonly { slug: string; title: string }[]; children: ReactNode };

/** Around every page of the API's reference: which pages there are, and the language that samples are in. */
export function DocsFrame({ topics, children }: DocsFrameProps) {
  const pages: DocsPage[] = [
    { href: paths.apiDocs(), title: "Overview" },
    ...topics.map(({ slug, title }) => ({ href: paths.apiDocs(slug), title })),
    { href: paths.apiDocs("errors"), title: "Errors" },
  ];
  return (
    <div className="min-h-dvh">
      <SkipLink />
      <header className="sticky top-0 z-30 border-b bg-background">
        <div className="mx-auto flex h-12 max-w-6xl items-center gap-2 px-4 sm:px-6">
          <Link href={paths.home()} className="flex items-center gap-2 rounded-md font-semibold text-sm">
            <Mark className="size-5" />
            Latchkey
          </Link>
          <span className="text-muted text-sm">API reference</span>
          <a
            href="/api/public/openapi.json"
            className="ml-auto rounded-md text-muted text-sm underline-offset-2 hover:text-foreground hover:underline"
          >
            OpenAPI
          </a>
        </div>
      </header>
      <div className="mx-auto max-w-6xl gap-10 px-4 sm:px-6 lg:grid lg:grid-cols-[168px_minmax(0,1fr)]">
        <DocsNav pages={pages} />
        <main id="main" tabIndex={-1} className="min-w-0 py-6 outline-none lg:py-8">
          <LanguageProvider>{children}</LanguageProvider>
        </main>
      </div>
    </div>
  );
}
