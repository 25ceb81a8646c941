import type { Metadata } from "next";
import Link from "next/link";
import { AuthLayout } from "@/components/shell/auth-layout";
import { NewWorkspaceForm } from "@/components/workspaces/new-workspace-form";
import { pageUser } from "@/lib/entry/page-ctx";
import { paths } from "@/lib/paths";
import { listWorkspacesOf } from "@/lib/workspaces/queries";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  const user = await pageUser();
  const some = (await listWorkspacesOf(user.id)).length > 0;
  return (
    <AuthLayout
      title={some ? "New workspace" : "You are not in a workspace yet"}
      description={
        some
          ? "It has its own keys, members and tickets. You become its owner."
          : "Ask an admin to add you to theirs, or make your own. You become its owner."
      }
      footnote={
        <>
          Signed in as {user.email}.{" "}
          <Link href={some ? paths.home() : paths.account()} prefetch={false} className="underline underline-offset-2">
            {some ? "Go back" : "Your account"}
          </Link>
        </>
      }
    >
      <NewWorkspaceForm />
    </AuthLayout>
  );
}
