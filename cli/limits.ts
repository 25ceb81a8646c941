import { asSystem } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { clearLimit, setLimit } from "../lib/limits/commands/limit";
import { listLimits } from "../lib/limits/queries/limits";
import { ClearLimit, type Limit, SetLimit } from "../lib/limits/schema";
import { overridablePolicies } from "../lib/rate-limit/policies";
import { command, workspaceFlag } from "./command";
import { table } from "./output";
import { parseCount, parseMoment } from "./values";

const policy = { type: "string", value: "POLICY", required: true, help: overridablePolicies.join(", ") } as const;

/** A limit for scripts: what counts now, flat, with what is published beside it. */
function flat({ policy, label, overridable, published, override, inForce }: Limit) {
  const terms = ({ limit, windowSeconds, partition }: Limit["inForce"]) => ({ limit, windowSeconds, per: partition });
  return {
    policy,
    label,
    ...terms(inForce),
    overridden: inForce.overridden,
    overridable,
    published: terms(published),
    reason: override?.reason ?? null,
    expiresAt: override?.expiresAt ?? null,
  };
}

const inWords = ({ limit, windowSeconds, partition }: Limit["inForce"]) =>
  `${limit} in ${windowSeconds} s per ${partition === "ip" ? "address" : "key"}`;

export const set = command({
  summary: "Set a limit in the place of the published one",
  flags: {
    workspace: workspaceFlag,
    policy,
    limit: { type: "string", value: "N", required: true, help: "requests in one window" },
    window: { type: "string", value: "SECONDS", required: true, help: "length of the window, at most 86400" },
    per: { type: "string", value: "ip|key", help: "how callers are told apart" },
    reason: { type: "string", value: "TEXT", help: "why, for those who come later" },
    until: { type: "string", value: "DATE", help: "when the published limit comes back" },
  },
  fields: { windowSeconds: "window", partition: "per", expiresAt: "until" },
  async run({ workspace, policy, limit, window, per, reason, until }) {
    const input = validate(SetLimit, {
      policy,
      limit: parseCount(limit, "--limit"),
      windowSeconds: parseCount(window, "--window"),
      partition: per,
      reason,
      expiresAt: until === undefined ? null : parseMoment(until, "--until"),
    });
    const changed = await setLimit(await asSystem(workspace, "policy:manage"), input);
    return { json: flat(changed), text: `${changed.label}: ${inWords(changed.inForce)}.` };
  },
});

export const clear = command({
  summary: "Go back to the published limit",
  flags: { workspace: workspaceFlag, policy },
  async run({ workspace, policy }) {
    const input = validate(ClearLimit, { policy });
    const changed = await clearLimit(await asSystem(workspace, "policy:manage"), input);
    return { json: flat(changed), text: `${changed.label}: ${inWords(changed.inForce)}, as published.` };
  },
});

export const list = command({
  summary: "List the limits that count now",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const limits = await listLimits(await asSystem(workspace, "policy:read"));
    const rows = limits.map((one) => [
      one.policy,
      inWords(one.inForce),
      one.inForce.overridden ? inWords(one.published) : "",
    ]);
    return { json: limits.map(flat), text: table(["POLICY", "COUNTS NOW", "PUBLISHED"], rows, "") };
  },
});
