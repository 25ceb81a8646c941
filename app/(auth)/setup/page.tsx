import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetupForm } from "@/components/auth/setup-form";
import { AuthLayout } from "@/components/shell/auth-layout";
import { paths } from "@/lib/paths";
import { setupIsOpen } from "@/lib/workspaces/queries";

export const metadata: Metadata = { title: "Set up" };

/** Open only while the installation has no user. */
export default async function SetupPage() {
  if (!(await setupIsOpen())) redirect(paths.signIn());
  return (
    <AuthLayout
      title="Set up your workspace"
      description="You become its owner. This page closes for good once the workspace is there."
    >
      <SetupForm />
    </AuthLayout>
  );
}
