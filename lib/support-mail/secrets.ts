import "server-only";
import { sealSecret, unsealSecret } from "../auth/stored-secret";

const contexts = { password: "password of a mailbox", hook: "secret of an inbound mail hook" } as const;
type Kind = keyof typeof contexts;

/** For the database. The workspace is part of it: one workspace's secret is never read as another's. */
export function sealFor(kind: Kind, workspaceId: string, secret: string): string {
  return sealSecret(secret, `${contexts[kind]} ${workspaceId}`);
}

/** @throws when AUTH_SECRET is another one by now. */
export function openFor(kind: Kind, workspaceId: string, stored: string): string {
  return unsealSecret(stored, `${contexts[kind]} ${workspaceId}`);
}
