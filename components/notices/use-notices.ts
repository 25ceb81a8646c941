"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { toast } from "@/components/ui/toast";
import { revokeApiKey } from "@/lib/api-keys/actions";
import { markNoticesRead } from "@/lib/notices/actions";
import type { NoticeRow } from "@/lib/notices/schema";
import { announceUnread } from "./unread-channel";

type Busy = { id: string; what: "read" | "revoke" } | null;

const unanswered = "The server did not answer. Check your connection and try again.";

/** What the buttons of notices do: mark as read, revoke the key at once. */
export function useNotices(workspace: string) {
  const router = useRouter();
  const [busy, setBusy] = useState<Busy>(null);
  const [, startTransition] = useTransition();

  const read = (ids: string[] | "all", id: string) => {
    setBusy({ id, what: "read" });
    startTransition(async () => {
      const result = await markNoticesRead(workspace, { ids }).catch(() => null);
      setBusy(null);
      if (!result?.ok) return void toast.error(result?.error.message ?? unanswered);
      announceUnread(result.data.unread);
      startTransition(() => router.refresh());
    });
  };

  const revoke = ({ id, key }: NoticeRow) => {
    if (!key) return;
    setBusy({ id, what: "revoke" });
    startTransition(async () => {
      const result = await revokeApiKey(workspace, { id: key.id }).catch(() => null);
      if (!result?.ok) {
        setBusy(null);
        return void toast.error(result?.error.message ?? unanswered);
      }
      toast.success(`Revoked ${key.name}`, { description: "The next request with it is refused." });
      read([id], id);
    });
  };

  const busyOf = (row: NoticeRow) => (busy?.id === row.id ? busy.what : null);
  return {
    busyOf,
    allBusy: busy?.id === "all",
    read: (row: NoticeRow) => read([row.id], row.id),
    readAll: () => read("all", "all"),
    revoke,
  };
}
