import type { Command } from "./command";
import { demo } from "./demo/command";
import * as key from "./key";
import * as limits from "./limits";
import * as member from "./member";
import { migrate } from "./migrate";
import * as workspace from "./workspace";

/** A noun with its verbs, or a command that is one word. */
export type Noun = Command | Readonly<Record<string, Command>>;

export const commands: Readonly<Record<string, Noun>> = {
  workspace: { create: workspace.create, list: workspace.list },
  member: {
    add: member.add,
    role: member.changeRoleCommand,
    "api-access": member.apiAccess,
    list: member.list,
  },
  key: {
    create: key.create,
    list: key.list,
    rename: key.rename,
    disable: key.disable,
    enable: key.enable,
    revoke: key.revoke,
    delete: key.remove,
  },
  limits: { set: limits.set, list: limits.list, clear: limits.clear },
  migrate,
  demo,
};

export function isCommand(noun: Noun): noun is Command {
  return typeof noun.run === "function";
}
