"use server";

import { action } from "../entry/action";
import { setPolicy as set } from "./commands/set";
import { policyImpact as impact } from "./queries/impact";
import { PolicyDraft, SetPolicy } from "./schema";

export const setPolicy = action({ permission: "policy:manage", input: SetPolicy, recentPassword: true }, set);
export const policyImpact = action({ permission: "policy:read", input: PolicyDraft }, impact);
