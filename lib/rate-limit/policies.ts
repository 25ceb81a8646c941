/** How callers are told apart: by address or by key. */
export type Partition = "ip" | "key";

/**
 * The published limits. `limit` requests in `windowSeconds`, counted per workspace and partition; the first three are
 * shared by keyed and anonymous callers of one address.
 */
export const policies = {
  "tickets-create": { label: "Create a ticket", limit: 10, windowSeconds: 3600, partition: "ip", overridable: true },
  "tickets-create-email": {
    label: "Create a ticket without a key, for one e-mail address",
    limit: 5,
    windowSeconds: 3600,
    partition: "email",
    overridable: false,
  },
  "tickets-read": { label: "Fetch one ticket", limit: 5, windowSeconds: 60, partition: "ip", overridable: true },
  "kb-search": { label: "Search the knowledge base", limit: 5, windowSeconds: 60, partition: "ip", overridable: true },
  default: { label: "Everything else with a key", limit: 120, windowSeconds: 60, partition: "key", overridable: true },
  anonymous: {
    label: "Everything else without a key",
    limit: 60,
    windowSeconds: 60,
    partition: "ip",
    overridable: false,
  },
  "portal-links": {
    label: "Ask for a link to the portal",
    limit: 10,
    windowSeconds: 3600,
    partition: "ip",
    overridable: false,
  },
  "portal-links-email": {
    label: "The same, for one e-mail address",
    limit: 5,
    windowSeconds: 3600,
    partition: "email",
    overridable: false,
  },
  "auth-failures": { label: "Refused credentials", limit: 20, windowSeconds: 60, partition: "ip", overridable: false },
} as const satisfies Record<
  string,
  { label: string; limit: number; windowSeconds: number; partition: Partition | "email"; overridable: boolean }
>;

export type PolicyName = keyof typeof policies;

export const policyNames = Object.keys(policies) as PolicyName[];

/** The policies that a workspace may override. */
export const overridablePolicies = policyNames.filter((name) => policies[name].overridable);

/** The name of the monthly quota in headers and refusals. It is no limit of the table: without being set it is not there. */
export const monthlyQuota = { name: "monthly-quota", label: "Calls in this month" } as const;

/** What people call a policy. */
export function labelOf(name: Policy["name"]): string {
  return name === monthlyQuota.name ? monthlyQuota.label : policies[name].label;
}

/** A policy as it is in force for one workspace. */
export type Policy = Readonly<{
  name: PolicyName | typeof monthlyQuota.name;
  limit: number;
  windowSeconds: number;
  /** The quota counts the whole workspace together; links are bounded for each address that they go to. */
  partition: Partition | "workspace" | "email";
  overridden: boolean;
  /** A part of the limit, while this instance counts alone. */
  alone?: true;
}>;

export function defaultPolicy(name: PolicyName): Policy {
  const { limit, windowSeconds, partition } = policies[name];
  return { name, limit, windowSeconds, partition, overridden: false };
}
