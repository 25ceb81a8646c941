import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Monogram } from "@/components/shell/monogram";
import { roles } from "@/lib/access/roles";
import { paths } from "@/lib/paths";
import type { WorkspaceOfMember } from "@/lib/workspaces/schema";

/** A person's workspaces with their role in each. */
export function WorkspaceList({ workspaces }: { workspaces: readonly WorkspaceOfMember[] }) {
  return (
    <ul className="divide-y border-t">
      {workspaces.map(({ id, slug, name, role }) => (
        <li key={id}>
          <Link
            href={paths.workspace(slug)}
            prefetch={false}
            className="flex items-center gap-3 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5"
          >
            <Monogram name={name} square />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium text-sm">{name}</span>
              <span className="block truncate text-muted text-xs">/{slug}</span>
            </span>
            <span className="shrink-0 text-muted text-sm">{roles[role].label}</span>
            <ChevronRight className="size-4 shrink-0 text-subtle" aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
