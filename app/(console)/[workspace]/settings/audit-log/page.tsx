import type { Metadata } from "next";
import { AuditLogScreen } from "@/components/audit-log/screen";
import { readAuditQuery } from "@/lib/audit-log/list-query";
import { auditActors, listAuditEvents } from "@/lib/audit-log/queries/list";
import { pageCtx } from "@/lib/entry/page-ctx";

export const metadata: Metadata = { title: "Audit log" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AuditLogPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "audit_log:read");
  const query = readAuditQuery(await searchParams);
  const [page, actors] = await Promise.all([listAuditEvents(ctx, query), auditActors(ctx)]);
  return <AuditLogScreen workspace={workspace} query={query} page={page} actors={actors} />;
}
