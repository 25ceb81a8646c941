"use client";

import { useParams } from "next/navigation";
import { useEffect, useState } from "react";
import { signInAgain } from "@/components/forms/use-form-action";
import { Monogram } from "@/components/shell/monogram";
import { Skeleton } from "@/components/ui/skeleton";
import { roles } from "@/lib/access/roles";
import { adminsOf } from "@/lib/workspaces/actions";
import type { WorkspaceAdmin } from "@/lib/workspaces/schema";

/** Up to this many names; nobody writes to more. */
const most = 5;

/**
 * The people who can give more rights. Asked for when it shows: Next renders a page's `forbidden` file with every
 * request, so a query there would run for everybody.
 */
export function WhoCanHelp() {
  const { workspace } = useParams<{ workspace: string }>();
  const [admins, setAdmins] = useState<WorkspaceAdmin[] | null>(null);

  useEffect(() => {
    let shown = true;
    adminsOf(workspace, {})
      .then((result) => {
        if (!shown) return;
        if (result.ok) setAdmins(result.data);
        else if (result.error.code === "sign_in_required") void signInAgain();
        else setAdmins([]);
      })
      .catch(() => shown && setAdmins([]));
    return () => {
      shown = false;
    };
  }, [workspace]);

  if (admins?.length === 0) return null;
  return (
    <ul aria-label="People who can help" aria-busy={admins === null} className="w-full max-w-sm text-left">
      {admins === null ? (
        <li className="flex items-center gap-3 py-2">
          <Skeleton className="size-6 rounded-full" />
          <Skeleton className="w-40" />
        </li>
      ) : (
        admins.slice(0, most).map(({ id, name, email, role }) => (
          <li key={id} className="flex items-center gap-3 border-t py-2 first:border-t-0">
            <Monogram name={name} />
            <span className="min-w-0 flex-1 leading-4">
              <span className="block truncate font-medium text-foreground text-sm">{name}</span>
              <a
                className="block truncate text-muted text-xs underline-offset-2 hover:underline"
                href={`mailto:${email}`}
              >
                {email}
              </a>
            </span>
            <span className="shrink-0 text-muted text-xs">{roles[role].label}</span>
          </li>
        ))
      )}
    </ul>
  );
}
