"use server";

import { action } from "../entry/action";
import { createApiKey as create } from "./commands/create";
import { deleteApiKey as remove } from "./commands/delete";
import { disableApiKey as disable, enableApiKey as enable } from "./commands/pause";
import { renameApiKey as rename } from "./commands/rename";
import { revokeApiKey as revoke } from "./commands/revoke";
import { revokeImpact as impact } from "./queries/revoke-impact";
import { ApiKeyRef, CreateApiKey, RenameApiKey, RevokeApiKey } from "./schema";

export const createApiKey = action({ permission: "api_keys:create", input: CreateApiKey }, create);
export const renameApiKey = action({ permission: "api_keys:update", input: RenameApiKey }, rename);
export const disableApiKey = action({ permission: "api_keys:revoke", input: ApiKeyRef }, disable);
export const enableApiKey = action({ permission: "api_keys:revoke", input: ApiKeyRef }, enable);
export const revokeApiKey = action({ permission: "api_keys:revoke", input: RevokeApiKey }, revoke);
export const deleteApiKey = action({ permission: "api_keys:revoke", input: ApiKeyRef }, remove);
export const revokeImpact = action({ permission: "api_keys:read", input: ApiKeyRef }, impact);
