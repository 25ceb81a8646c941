import { z } from "zod";
import { Email } from "../access/email";
import { isPermission, type Permission } from "../access/permissions";
import { PlainName } from "../access/plain-name";
import { type Role, roleNames } from "../access/roles";
import type { Scope } from "../access/scopes";
import { judgePassword } from "../auth/new-password";

export const RoleField = z.enum(roleNames as [Role, ...Role[]], {
  error: `Choose a role: ${roleNames.join(", ")}.`,
});

export const AddMember = z
  .strictObject({ email: Email, name: PlainName, role: RoleField, password: z.string().optional() })
  .superRefine(({ email, name, password }, context) => {
    if (password !== undefined) judgePassword(context, "password", password, { email, name });
  });
export type AddMember = z.infer<typeof AddMember>;

export const ChangeRole = z.strictObject({ email: Email, role: RoleField });
export type ChangeRole = z.infer<typeof ChangeRole>;

export const SetApiAccess = z.strictObject({ email: Email, on: z.boolean() });
export type SetApiAccess = z.infer<typeof SetApiAccess>;

export const MemberRef = z.strictObject({ email: Email });

/** What becomes of the keys of somebody who leaves. */
export const RemoveMember = z.strictObject({
  email: Email,
  keys: z.discriminatedUnion("fate", [
    z.strictObject({ fate: z.literal("revoke") }),
    z.strictObject({ fate: z.literal("hand_over"), to: Email }),
  ]),
});
export type RemoveMember = z.infer<typeof RemoveMember>;

export const InviteMember = z.strictObject({ email: Email, role: RoleField });
export type InviteMember = z.infer<typeof InviteMember>;

export const InvitationRef = z.strictObject({
  id: z.string().regex(/^inv_[0-9A-Z]{26}$/, "is not the id of an invitation"),
});

export const AccessRequestRef = z.strictObject({
  id: z.string().regex(/^arq_[0-9A-Z]{26}$/, "is not the id of a request"),
});

/** How long the link of an invitation works, in days. */
export const invitationDays = 7;

/** What the link carries: 32 random bytes. */
export const InvitationToken = z.string().regex(/^[\w-]{43}$/, "is not the token of an invitation");

export const JoinSignedIn = z.strictObject({ token: InvitationToken });

/** The form of somebody who has no account yet. The address comes from the invitation. */
export const JoinAsNew = z
  .strictObject({ token: InvitationToken, name: PlainName, password: z.string("Enter a password.") })
  .superRefine(({ name, password }, context) => judgePassword(context, "password", password, { name }));
export type JoinAsNew = z.infer<typeof JoinAsNew>;

/** What can be asked for: a permission, or the switch. */
export type Wanted = Permission | "api_access";

export function isWanted(value: unknown): value is Wanted {
  return value === "api_access" || isPermission(value);
}

export const RequestAccess = z.strictObject({
  wanted: z.custom<Wanted>(isWanted, "is neither a permission nor api_access"),
});

/** A member of a workspace. `id` is the person's: the same in every workspace. */
export type Member = Readonly<{
  id: string;
  name: string;
  email: string;
  role: Role;
  apiAccess: boolean;
  createdAt: Date;
}>;

/** A member as Settings > Members shows them. */
export type MemberDetails = Member &
  Readonly<{
    /** Keys that are neither revoked nor expired. */
    liveKeys: number;
    /** In any workspace; null when they have not signed in, or long ago. */
    seenAt: Date | null;
  }>;

/** An invitation that nobody has accepted yet. */
export type PendingInvitation = Readonly<{
  id: string;
  email: string;
  role: Role;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  expired: boolean;
}>;

/** An invitation with its link, this once. A mail with the link is on its way too. */
export type SentInvitation = Omit<PendingInvitation, "expired"> & Readonly<{ link: string }>;

/** What the page of a link shows to whoever opens it. */
export type OpenInvitation = Readonly<{
  workspace: Readonly<{ slug: string; name: string }>;
  email: string;
  role: Role;
  createdBy: string;
  expiresAt: Date;
  /** Whether the address has an account already. */
  hasAccount: boolean;
}>;

export type AccessRequest = Readonly<{
  id: string;
  member: Readonly<{ id: string; name: string; email: string; role: Role }>;
  wanted: Wanted;
  createdAt: Date;
}>;

/** A live key of a member, as the dialogs about the member list it. */
export type OwnedKey = Readonly<{ id: string; name: string; scopes: Scope[]; lastUsedAt: Date | null }>;

/** What another role changes for a member's live keys. */
export type RoleImpact = Readonly<{
  lost: readonly ScopeChange[];
  /** Scopes that an earlier demotion had taken. */
  regained: readonly ScopeChange[];
}>;
export type ScopeChange = Readonly<{ scope: Scope; keys: readonly string[] }>;
