"use client";

import { type ReactNode, useEffect } from "react";
import { ConfirmPassword } from "@/components/auth/confirm-password";
import { ConsoleShell } from "./console-shell";
import { lastWorkspaceCookie } from "./last-workspace";
import { useSessionWatch } from "./session-channel";
import { signOut } from "./sign-out";
import type { ShellProps } from "./types";

/** The console's frame, with what ties it to the person's session. */
export function WorkspaceFrame({ children, ...shell }: Omit<ShellProps, "onSignOut"> & { children: ReactNode }) {
  const { slug } = shell.workspace;
  useSessionWatch();
  useEffect(() => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP, where consoles are first tried.
    document.cookie = `${lastWorkspaceCookie}=${slug}; path=/; max-age=31536000; samesite=lax${secure}`;
  }, [slug]);
  return (
    <ConsoleShell {...shell} onSignOut={signOut}>
      {children}
      <ConfirmPassword email={shell.user.email} />
    </ConsoleShell>
  );
}
