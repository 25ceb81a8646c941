"use client";

import { useEffect, useState } from "react";
import { keysOfMember } from "@/lib/members/actions";
import type { OwnedKey } from "@/lib/members/schema";

/** The member's live keys: null while they are on the way, "unknown" when they could not be had. */
export function useOwnedKeys(workspace: string, email: string): OwnedKey[] | "unknown" | null {
  const [keys, setKeys] = useState<OwnedKey[] | "unknown" | null>(null);
  useEffect(() => {
    let gone = false;
    keysOfMember(workspace, { email })
      .then((result) => (gone ? undefined : setKeys(result.ok ? result.data : "unknown")))
      .catch(() => (gone ? undefined : setKeys("unknown")));
    return () => {
      gone = true;
    };
  }, [workspace, email]);
  return keys;
}
