"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { leaveTo } from "@/components/forms/leave-to";
import { SubmitButton } from "@/components/forms/submit-button";
import { useFormAction } from "@/components/forms/use-form-action";
import { buttonLook } from "@/components/ui/button-look";
import { paths } from "@/lib/paths";
import { callPortal } from "./call";
import { PortalCard } from "./portal-card";

type OpenLinkProps = { workspace: { slug: string; name: string } };

/** The one step that is left: what the link carries is used up by a press and by nothing else. */
export function OpenLink({ workspace }: OpenLinkProps) {
  const { slug } = workspace;
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    const read = () => {
      const carried = window.location.hash.slice(1);
      if (carried) setToken(carried);
      // Out of the address and the history: this is a shared screen for all we know.
      if (carried) window.history.replaceState(null, "", window.location.pathname);
      else setToken((known) => known ?? "");
    };
    read();
    // Another link of the same kind, opened in this tab.
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  const { run, pending, error } = useFormAction(
    (token: string) => callPortal<{ ticket_number: number | null }>("POST", "/sessions", { token }),
    ({ ticket_number: number }) => leaveTo(number === null ? paths.portal(slug) : paths.portalTicket(slug, number)),
  );
  const dead = token === "" || error?.code === "link_invalid" || error?.code === "validation_failed";
  if (dead) return <DeadLink workspace={workspace} />;
  return (
    <PortalCard workspace={workspace.name} title="See your requests" description="Continue on this device.">
      <form
        method="post"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (token) run(token);
        }}
      >
        <FormError error={error} />
        <SubmitButton pending={pending}>Continue</SubmitButton>
      </form>
    </PortalCard>
  );
}

function DeadLink({ workspace: { slug, name } }: OpenLinkProps) {
  return (
    <PortalCard
      workspace={name}
      title="This link does not work any more"
      description="Each works once, and only for a while. Ask for a new one: it takes a minute, and nothing is lost."
    >
      <Link href={paths.portal(slug)} className={buttonLook({ variant: "primary", size: "lg", className: "w-full" })}>
        Ask for a new link
      </Link>
    </PortalCard>
  );
}
