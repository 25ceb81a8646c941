import * as article from "./article";
import * as audit from "./audit";
import type { Command } from "./command";
import { demo } from "./demo/command";
import * as invitation from "./invitation";
import * as key from "./key";
import * as limits from "./limits";
import * as member from "./member";
import { migrate } from "./migrate";
import * as notices from "./notices";
import * as policy from "./policy";
import * as quota from "./quota";
import * as team from "./team";
import * as workspace from "./workspace";

/** A noun with its verbs, or a command that is one word. */
export type Noun = Command | Readonly<Record<string, Command>>;

export const commands: Readonly<Record<string, Noun>> = {
  workspace: {
    create: workspace.create,
    list: workspace.list,
    rename: workspace.rename,
    transfer: workspace.transfer,
    delete: workspace.remove,
  },
  member: {
    add: member.add,
    role: member.changeRoleCommand,
    "api-access": member.apiAccess,
    list: member.list,
    remove: member.remove,
    invite: invitation.invite,
    resend: invitation.resend,
    withdraw: invitation.withdraw,
    invitations: invitation.list,
    requests: member.requests,
    decline: member.decline,
  },
  team: {
    create: team.create,
    rename: team.rename,
    delete: team.remove,
    add: team.add,
    "take-out": team.takeOut,
    list: team.list,
  },
  key: {
    create: key.create,
    list: key.list,
    replace: key.replace,
    rename: key.rename,
    edit: key.edit,
    disable: key.disable,
    enable: key.enable,
    revoke: key.revoke,
    delete: key.remove,
  },
  limits: { set: limits.set, list: limits.list, clear: limits.clear },
  quota: { set: quota.set, show: quota.show, clear: quota.clear },
  article: { add: article.add, access: article.access },
  audit: { verify: audit.verify, export: audit.exportCommand },
  notices: { list: notices.list },
  policy: { set: policy.set, show: policy.show },
  migrate,
  demo,
};

export function isCommand(noun: Noun): noun is Command {
  return typeof noun.run === "function";
}
