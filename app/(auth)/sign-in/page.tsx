import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { AuthLayout } from "@/components/shell/auth-layout";
import { sessionCookieName } from "@/lib/auth/options";
import { currentUser } from "@/lib/entry/current-user";
import { paths, safeReturnTo } from "@/lib/paths";
import { setupIsOpen } from "@/lib/workspaces/queries";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ return_to?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { return_to } = await searchParams;
  const target = safeReturnTo(typeof return_to === "string" ? return_to : null);
  if (await currentUser()) redirect(target);
  if (await setupIsOpen()) redirect(paths.setup());
  const ended = (await cookies()).has(sessionCookieName());
  return (
    <AuthLayout
      title="Sign in"
      description={ended ? "Your session has ended. Sign in to go on where you were." : undefined}
      footnote="No account yet? An admin of your workspace can add you."
    >
      <SignInForm target={target} />
    </AuthLayout>
  );
}
