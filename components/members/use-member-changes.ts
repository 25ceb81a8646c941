"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useState } from "react";
import { leaveTo } from "@/components/forms/leave-to";
import { toast } from "@/components/ui/toast";
import { roles } from "@/lib/access/roles";
import type { Member, SentInvitation } from "@/lib/members/schema";
import { paths } from "@/lib/paths";
import type { RoleChange } from "./role-dialog";
import type { MemberAction } from "./row-menu";
import type { MemberRow } from "./viewer";

type Removed = { email: string; name: string; revokedKeys: number; handedOverKeys: number };

/** Which dialog is open, and what is said and fetched again when it is done. */
export function useMemberChanges() {
  const router = useRouter();
  const [inviting, setInviting] = useState(false);
  const [sent, setSent] = useState<SentInvitation | null>(null);
  const [role, setRole] = useState<RoleChange | null>(null);
  const [removing, setRemoving] = useState<MemberRow | null>(null);
  const [changed, setChanged] = useState<string | null>(null);
  useEffect(() => {
    if (changed === null) return;
    const timer = setTimeout(() => setChanged(null), 2_000);
    return () => clearTimeout(timer);
  }, [changed]);
  const refresh = () => startTransition(() => router.refresh());

  return {
    ...{ inviting, setInviting, sent, setSent, role, setRole, removing, setRemoving, changed, refresh },
    onAction: (action: MemberAction, row: MemberRow) => {
      if (action === "role") setRole({ member: row, to: row.role });
      else setRemoving(row);
    },
    onInvited: (invitation: SentInvitation) => {
      setInviting(false);
      setSent(invitation);
      refresh();
    },
    onRole: (member: Member) => {
      setRole(null);
      setChanged(member.id);
      toast.success(`${member.name} is ${roles[member.role].label} now`);
      refresh();
    },
    onRemoved: ({ name, revokedKeys, handedOverKeys }: Removed) => {
      const own = removing?.isOwn;
      setRemoving(null);
      // This workspace does not exist any more for whoever left it.
      if (own) return leaveTo(paths.home());
      toast.success(`Removed ${name}`, { description: keysInWords(revokedKeys, handedOverKeys) });
      refresh();
    },
  };
}

function keysInWords(revoked: number, handedOver: number): string | undefined {
  if (revoked > 0) return revoked === 1 ? "1 key was revoked." : `${revoked} keys were revoked.`;
  if (handedOver > 0) return handedOver === 1 ? "1 key was handed over." : `${handedOver} keys were handed over.`;
  return undefined;
}
