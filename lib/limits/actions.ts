"use server";

import { z } from "zod";
import { action } from "../entry/action";
import { clearLimit as clear, setLimit as set } from "./commands/limit";
import { clearQuota as clearMonthly, setQuota as setMonthly } from "./commands/quota";
import { ClearLimit, SetLimit, SetQuota } from "./schema";

export const setLimit = action({ permission: "policy:manage", input: SetLimit }, set);
export const clearLimit = action({ permission: "policy:manage", input: ClearLimit }, clear);
export const setQuota = action({ permission: "policy:manage", input: SetQuota }, setMonthly);
export const clearQuota = action({ permission: "policy:manage", input: z.strictObject({}) }, clearMonthly);
