import * as article from "./article";
import * as audit from "./audit";
import { backup } from "./backup";
import type { Command } from "./command";
import { copy } from "./copy";
import { demo } from "./demo/command";
import * as event from "./event";
import * as invitation from "./invitation";
import * as key from "./key";
import * as limits from "./limits";
import * as mail from "./mail";
import * as member from "./member";
import { migrate } from "./migrate";
import * as notices from "./notices";
import * as policy from "./policy";
import * as portal from "./portal";
import * as quota from "./quota";
import { restore } from "./restore";
import * as team from "./team";
import * as webhook from "./webhook";
import * as widget from "./widget";
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
  portal: { open: portal.open, close: portal.close, show: portal.show, link: portal.link },
  audit: { verify: audit.verify, export: audit.exportCommand },
  event: { list: event.list },
  notices: { list: notices.list },
  policy: { set: policy.set, show: policy.show },
  webhook: {
    list: webhook.list,
    create: webhook.create,
    delete: webhook.remove,
    test: webhook.test,
    "rotate-secret": webhook.rotate,
  },
  widget: { set: widget.set, show: widget.show, secret: widget.secret },
  mail: { status: mail.status, hook: mail.hook, inbound: mail.inbound },
  migrate,
  backup,
  restore,
  copy,
  demo,
};

export function isCommand(noun: Noun): noun is Command {
  return typeof noun.run === "function";
}
