import { lifeInWords, type WorkspacePolicy } from "../lib/access/workspace-policy";
import { asSystem } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { setPolicy } from "../lib/policy/commands/set";
import { getPolicy } from "../lib/policy/queries/get";
import { SetPolicy } from "../lib/policy/schema";
import { command, UsageError, workspaceFlag } from "./command";
import { table } from "./output";
import { listFlag, parseHours } from "./values";

/** A switch of two flags; neither leaves it as it is. */
function either(on: boolean, off: boolean, names: string): boolean | undefined {
  if (on && off) throw new UsageError(`Say one of ${names}, not both.`);
  return on || off ? on : undefined;
}

function lifeOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  return text === "none" ? null : parseHours(text, "--max-key-life");
}

const yesNo = (value: boolean) => (value ? "yes" : "no");

function flat({ ipReportSince, ...policy }: WorkspacePolicy) {
  return { ...policy, ipMode: ipReportSince === null ? "enforce" : "report", ipReportSince };
}

function inWords(policy: WorkspacePolicy): string {
  const { maxKeyLifeHours: life, allowedIps, allowedDomains, ipReportSince } = policy;
  const ips = allowedIps.length === 0 ? "any" : `${allowedIps.join(", ")}${ipReportSince ? " (report only)" : ""}`;
  return table(
    ["POLICY", "NOW"],
    [
      ["longest life of a key", life === null ? "no limit" : lifeInWords(life)],
      ["expiry required", yesNo(policy.requireExpiry)],
      ["IP list required", yesNo(policy.requireIpList)],
      ["full access (*) allowed", yesNo(policy.fullAccess)],
      ["organisation header required", yesNo(policy.requireOrganization)],
      ["If-Match required for changes", yesNo(policy.requireIfMatch)],
      ["addresses", ips],
      ["domains", allowedDomains.join(", ") || "any that the key allows"],
    ],
    "",
  );
}

export const set = command({
  summary: "Change what the workspace asks of its keys; what is not named stays",
  flags: {
    workspace: workspaceFlag,
    "max-key-life": { type: "string", value: "LIFE", help: "the longest life of a new key, such as 720h; or none" },
    "require-expiry": { type: "boolean", help: "new keys must expire" },
    "no-require-expiry": { type: "boolean", help: "new keys may live for ever" },
    "require-ip-list": { type: "boolean", help: "new keys must name their addresses" },
    "no-require-ip-list": { type: "boolean", help: "new keys may be used from any address" },
    "allow-full-access": { type: "boolean", help: "keys may hold *" },
    "forbid-full-access": { type: "boolean", help: "* grants nothing, from the next request on" },
    "require-organization": { type: "boolean", help: "every request must carry X-Organization-Id" },
    "no-require-organization": { type: "boolean", help: "the header is optional" },
    "require-if-match": { type: "boolean", help: "a change of a ticket, contact or customer must name its version" },
    "no-require-if-match": { type: "boolean", help: "If-Match and if_version are optional" },
    "allow-ip": { type: "string", value: "CIDR", multiple: true, help: "repeatable; the whole list of the workspace" },
    "no-allow-ip": { type: "boolean", help: "no list: any address" },
    "ip-mode": { type: "string", value: "enforce|report", help: "refuse, or only count what would be refused" },
    "allow-domain": { type: "string", value: "DOMAIN", multiple: true, help: "repeatable; the whole list" },
    "no-allow-domain": { type: "boolean", help: "no list: the keys' own lists decide" },
  },
  fields: {
    maxKeyLifeHours: "max-key-life",
    allowedIps: "allow-ip",
    ipMode: "ip-mode",
    allowedDomains: "allow-domain",
  },
  async run({ workspace, ...flags }) {
    const on = (name: "require-expiry" | "require-ip-list" | "require-organization" | "require-if-match") =>
      either(flags[name], flags[`no-${name}`], `--${name} and --no-${name}`);
    const fullAccess = "--allow-full-access and --forbid-full-access";
    const input = validate(SetPolicy, {
      maxKeyLifeHours: lifeOf(flags["max-key-life"]),
      requireExpiry: on("require-expiry"),
      requireIpList: on("require-ip-list"),
      fullAccess: either(flags["allow-full-access"], flags["forbid-full-access"], fullAccess),
      requireOrganization: on("require-organization"),
      requireIfMatch: on("require-if-match"),
      allowedIps: listFlag(flags["allow-ip"], flags["no-allow-ip"], "allow-ip"),
      ipMode: flags["ip-mode"],
      allowedDomains: listFlag(flags["allow-domain"], flags["no-allow-domain"], "allow-domain"),
    });
    if (Object.values(input).every((value) => value === undefined))
      throw new UsageError("Say what to change; policy set --help lists the flags.");
    const changed = await setPolicy(await asSystem(workspace, "policy:manage"), input);
    return { json: flat(changed), text: inWords(changed) };
  },
});

export const show = command({
  summary: "Show what the workspace asks of its keys",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const policy = await getPolicy(await asSystem(workspace, "policy:read"));
    return { json: flat(policy), text: inWords(policy) };
  },
});
