import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { ChangePasswordForm } from "@/components/auth/change-password-form";
import { SessionList } from "@/components/auth/session-list";
import { lastWorkspaceCookie } from "@/components/shell/last-workspace";
import { SimpleFrame } from "@/components/shell/simple-frame";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { WorkspaceList } from "@/components/workspaces/workspace-list";
import { listSessions } from "@/lib/auth/sessions";
import { pageUser } from "@/lib/entry/page-ctx";
import { paths } from "@/lib/paths";
import { listWorkspacesOf } from "@/lib/workspaces/queries";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { id, name, email, sessionId } = await pageUser();
  const [workspaces, sessions] = await Promise.all([
    listWorkspacesOf(id),
    listSessions({ id, sessionId, now: new Date() }),
  ]);
  const last = (await cookies()).get(lastWorkspaceCookie)?.value;
  const home = workspaces.find(({ slug }) => slug === last) ?? workspaces[0];
  const back = home
    ? { href: paths.workspace(home.slug), label: `Back to ${home.name}` }
    : { href: paths.home(), label: "Back to the start" };
  return (
    <SimpleFrame back={back}>
      <PageHeader title="Account" description="Your name and your sign-in, the same in every workspace." />
      <div className="flex flex-col gap-6">
        <Card title="Profile">
          <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
            <div className="min-w-0">
              <dt className="text-muted text-xs">Name</dt>
              <dd className="break-words">{name}</dd>
            </div>
            <div className="min-w-0">
              <dt className="text-muted text-xs">Email</dt>
              <dd className="break-all">{email}</dd>
            </div>
          </dl>
        </Card>
        <Card title="Password" description="Changing it signs you out everywhere else.">
          <ChangePasswordForm user={{ name, email }} />
        </Card>
        <SessionList sessions={sessions} />
        <Card
          title="Workspaces"
          flush
          actions={
            <Button asChild size="sm">
              <Link href={paths.newWorkspace()}>
                <Plus aria-hidden />
                New workspace
              </Link>
            </Button>
          }
        >
          {workspaces.length > 0 ? (
            <WorkspaceList workspaces={workspaces} />
          ) : (
            <p className="px-4 pb-4 text-muted text-sm sm:px-5">You are not in a workspace yet.</p>
          )}
        </Card>
      </div>
    </SimpleFrame>
  );
}
