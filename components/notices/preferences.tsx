"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { setNoticePreference } from "@/lib/notices/actions";
import type { PreferenceRow } from "@/lib/notices/schema";
import { paths } from "@/lib/paths";

type NoticePreferencesProps = { workspace: string; email: string; rows: readonly PreferenceRow[] };

/** Which notices a member gets, and how. Each switch saves itself. */
export function NoticePreferences({ workspace, email, rows: served }: NoticePreferencesProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [rows, patch] = useOptimistic(served, (now: readonly PreferenceRow[], changed: PreferenceRow) =>
    now.map((row) => (row.kind === changed.kind ? changed : row)),
  );
  const change = (row: PreferenceRow, channel: "inConsole" | "byMail", on: boolean) =>
    startTransition(async () => {
      const changed = { ...row, [channel]: on };
      patch(changed);
      const { kind, inConsole, byMail } = changed;
      const result = await setNoticePreference(workspace, { kind, inConsole, byMail }).catch(() => null);
      if (!result?.ok) toast.error(result?.error.message ?? "This was not saved. Check your connection and try again.");
      startTransition(() => router.refresh());
    });
  return (
    <>
      <PageHeader
        above={
          <Link href={paths.notices(workspace)} className="rounded-sm hover:text-foreground">
            Notices
          </Link>
        }
        title="Notice preferences"
        description={`How you are told in this workspace. Mail goes to ${email}. Changes are saved at once.`}
      />
      <Card flush>
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b text-left text-muted text-xs">
              <th scope="col" className="px-4 py-2 font-medium sm:px-5">
                Notice
              </th>
              <th scope="col" className="w-20 px-2 py-2 text-center font-medium">
                Console
              </th>
              <th scope="col" className="w-20 px-2 py-2 pr-4 text-center font-medium sm:pr-5">
                Mail
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {rows.map((row) => (
              <tr key={row.kind}>
                <th scope="row" className="px-4 py-3 text-left font-normal sm:px-5">
                  <span className="block font-medium">{row.label}</span>
                  <span className="block text-pretty text-muted text-xs">{row.hint}</span>
                </th>
                <td className="px-2 py-3 text-center">
                  <Switch
                    aria-label={`${row.label}, in the console`}
                    checked={row.inConsole}
                    onCheckedChange={(on) => change(row, "inConsole", on)}
                  />
                </td>
                <td className="px-2 py-3 pr-4 text-center sm:pr-5">
                  <Switch
                    aria-label={`${row.label}, by mail`}
                    checked={row.byMail}
                    onCheckedChange={(on) => change(row, "byMail", on)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  );
}
