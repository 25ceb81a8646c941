"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import type { Role } from "@/lib/access/roles";
import { navFor } from "./nav";
import type { DrawnIcons } from "./nav-icons";

type NavListProps = {
  workspace: string;
  role: Role;
  icons: DrawnIcons;
  onNavigate?: (() => void) | undefined;
};

export function NavList({ workspace, role, icons, onNavigate }: NavListProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="flex flex-col gap-4">
      {navFor(role).map((section) => (
        <div key={section.label}>
          <h2 className="mb-1 px-2 font-medium text-muted text-xs">{section.label}</h2>
          <ul className="flex flex-col gap-px">
            {section.entries.map(({ label, href }) => {
              const target = href(workspace);
              const inside = pathname === target || pathname.startsWith(`${target}/`);
              return (
                <li key={label}>
                  <Link
                    href={target}
                    onClick={onNavigate}
                    aria-current={pathname === target ? "page" : inside ? "true" : undefined}
                    className={cn(
                      "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors duration-100 pointer-coarse:h-10",
                      inside
                        ? "bg-selected font-medium text-foreground"
                        : "text-muted hover:bg-hover hover:text-foreground",
                    )}
                  >
                    <span className={inside ? "text-accent-text" : undefined}>{icons[label]}</span>
                    {label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
