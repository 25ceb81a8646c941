import { asSystem } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { clearQuota, setQuota } from "../lib/limits/commands/quota";
import { getMonthlyUse } from "../lib/limits/queries/quota";
import { type MonthlyUse, SetQuota } from "../lib/limits/schema";
import { command, workspaceFlag } from "./command";
import { parseCount } from "./values";

function flat({ month, used, endsAt, quota }: MonthlyUse) {
  return { month, used, quota: quota?.calls ?? null, refuses: quota?.refuses ?? null, resetsAt: endsAt };
}

function inWords({ month, used, quota }: MonthlyUse): string {
  if (!quota) return `${month}: ${used} calls; no quota.`;
  return `${month}: ${used} of ${quota.calls} calls; beyond it calls ${quota.refuses ? "are refused" : "go on"}.`;
}

const shown = (use: MonthlyUse) => ({ json: flat(use), text: inWords(use) });

export const set = command({
  summary: "Set how many calls the workspace may make in a calendar month (UTC)",
  flags: {
    workspace: workspaceFlag,
    calls: { type: "string", value: "N", required: true, help: "calls with a key in one month" },
    "only-tell": { type: "boolean", help: "tell the admins at 80 and 100 %, but refuse nothing" },
  },
  async run({ workspace, calls, "only-tell": onlyTell }) {
    const input = validate(SetQuota, { calls: parseCount(calls, "--calls"), refuses: !onlyTell });
    return shown(await setQuota(await asSystem(workspace, "policy:manage"), input));
  },
});

export const clear = command({
  summary: "Take the monthly quota away",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    return shown(await clearQuota(await asSystem(workspace, "policy:manage")));
  },
});

export const show = command({
  summary: "Show the calls of this month and the quota",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    return shown(await getMonthlyUse(await asSystem(workspace, "policy:read")));
  },
});
