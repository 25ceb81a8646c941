"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";

export type DocsPage = { href: string; title: string };

/** Beside the page on wide screens, above it on narrow ones. */
export function DocsNav({ pages }: { pages: readonly DocsPage[] }) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="API reference"
      className="lg:sticky lg:top-12 lg:max-h-[calc(100dvh-48px)] lg:overflow-y-auto lg:py-8"
    >
      <ul className="flex flex-wrap gap-1 border-b py-2 lg:flex-col lg:border-b-0 lg:py-0">
        {pages.map(({ href, title }) => {
          const current = pathname === href;
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "flex h-8 items-center rounded-md px-2.5 text-sm hover:bg-hover pointer-coarse:h-10",
                  current ? "bg-selected font-medium" : "text-muted hover:text-foreground",
                )}
              >
                {title}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
