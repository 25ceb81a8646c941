import { AuthLayout } from "@/components/shell/auth-layout";
import { HomeLink } from "@/components/shell/home-link";

/** A link that was used, withdrawn, replaced, that expired, or that never was one: nobody learns which. */
export function DeadInvitation() {
  return (
    <AuthLayout
      title="This invitation does not work"
      description="It was used or withdrawn, or has expired. If you have joined already, sign in. Otherwise ask whoever invited you for a new link."
    >
      <HomeLink>Go to the start</HomeLink>
    </AuthLayout>
  );
}
