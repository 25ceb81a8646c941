"use server";

import { action } from "../entry/action";
import { verifyNext } from "./queries/verify";
import { VerifyStep } from "./schema";

export const verifyAuditLog = action({ permission: "audit_log:read", input: VerifyStep }, verifyNext);
