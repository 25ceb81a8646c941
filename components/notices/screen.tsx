"use client";

import { Bell, BellRing, CheckCheck, Settings2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Segmented } from "@/components/ui/segmented";
import type { NoticeList, NoticeQuery } from "@/lib/notices/schema";
import { paths } from "@/lib/paths";
import { noticesDescription } from "./description";
import { NoticeItem } from "./notice-item";
import { useNotices } from "./use-notices";

type NoticesScreenProps = { workspace: string; query: NoticeQuery; list: NoticeList };

export function NoticesScreen({ workspace, query, list }: NoticesScreenProps) {
  const router = useRouter();
  const notices = useNotices(workspace);
  const address = (show: string, before?: string) => {
    const search = new URLSearchParams({ ...(show === "unread" ? { show } : {}), ...(before ? { before } : {}) });
    return search.size > 0 ? `${paths.notices(workspace)}?${search}` : paths.notices(workspace);
  };
  return (
    <>
      <PageHeader
        title="Notices"
        description={noticesDescription}
        actions={
          <Button asChild>
            <Link href={paths.noticePreferences(workspace)}>
              <Settings2 aria-hidden />
              Preferences
            </Link>
          </Button>
        }
      />
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <Segmented
          label="Which notices"
          value={query.show}
          onValueChange={(show) => router.push(address(show))}
          options={[
            { value: "all", label: "All" },
            { value: "unread", label: list.unread > 0 ? `Unread (${list.unread})` : "Unread" },
          ]}
        />
        {list.unread > 0 ? (
          <Button variant="ghost" pending={notices.allBusy} onClick={notices.readAll}>
            <CheckCheck aria-hidden />
            Mark all as read
          </Button>
        ) : null}
      </div>
      <Card flush>
        {list.rows.length === 0 ? (
          <NoNotices query={query} />
        ) : (
          <ul aria-label="Notices" className="divide-y">
            {list.rows.map((row) => (
              <NoticeItem
                key={row.id}
                workspace={workspace}
                row={row}
                busy={notices.busyOf(row)}
                onRead={notices.read}
                onRevoke={notices.revoke}
              />
            ))}
          </ul>
        )}
      </Card>
      {query.before || list.older ? (
        <nav aria-label="Pages" className="mt-3 flex justify-between gap-2">
          {query.before ? (
            <Button asChild>
              <Link href={address(query.show)}>Newest</Link>
            </Button>
          ) : (
            <span />
          )}
          {list.older ? (
            <Button asChild>
              <Link href={address(query.show, list.older)}>Older</Link>
            </Button>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

function NoNotices({ query }: { query: NoticeQuery }) {
  if (query.show === "unread") {
    return (
      <EmptyState icon={<Bell />} title="Nothing unread">
        You have seen everything.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<BellRing />} title="No notices yet">
      When a key is created, is about to expire, or is seen where it should not be, it is told here.
    </EmptyState>
  );
}
