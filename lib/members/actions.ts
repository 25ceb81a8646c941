"use server";

import { z } from "zod";
import { action, openAction, userAction } from "../entry/action";
import { declineAccess as decline, requestAccess as request } from "./commands/access-request";
import { changeRole as change } from "./commands/change-role";
import { inviteMember as invite } from "./commands/invite";
import { joinSignedIn as join, joinAsNew as joinNew } from "./commands/join";
import { resendInvitation as resend, withdrawInvitation as withdraw } from "./commands/manage-invitation";
import { removeMember as remove } from "./commands/remove";
import { setApiAccess as setAccess } from "./commands/set-api-access";
import { transferOwnership as transfer } from "./commands/transfer";
import { myAccessRequest as mine } from "./queries/access-requests";
import { keysOfMember as keysOf } from "./queries/owned-keys";
import {
  AccessRequestRef,
  ChangeRole,
  InvitationRef,
  InviteMember,
  JoinAsNew,
  JoinSignedIn,
  MemberRef,
  RemoveMember,
  RequestAccess,
  SetApiAccess,
} from "./schema";

const manage = { permission: "members:manage", recentPassword: true } as const;

export const inviteMember = action({ ...manage, input: InviteMember }, invite);
export const resendInvitation = action({ ...manage, input: InvitationRef }, resend);
export const withdrawInvitation = action({ permission: "members:manage", input: InvitationRef }, withdraw);
export const changeRole = action({ ...manage, input: ChangeRole }, change);
export const setApiAccess = action({ ...manage, input: SetApiAccess }, setAccess);
export const removeMember = action({ ...manage, input: RemoveMember }, remove);
export const declineAccess = action({ permission: "members:manage", input: AccessRequestRef }, decline);
export const transferOwnership = action(
  { permission: "workspace:manage", recentPassword: true, input: MemberRef },
  transfer,
);
export const keysOfMember = action({ permission: "members:read", input: MemberRef }, keysOf);

/** Every role holds this permission: whoever is in the workspace may ask. */
export const requestAccess = action({ permission: "api_keys:read", input: RequestAccess }, request);
export const myAccessRequest = action({ permission: "api_keys:read", input: z.strictObject({}) }, mine);

/** Those who accept an invitation are not in the workspace yet, and may have no account. */
export const joinSignedIn = userAction(JoinSignedIn, join);
export const joinAsNew = openAction(JoinAsNew, joinNew);
