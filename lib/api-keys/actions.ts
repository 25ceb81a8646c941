"use server";

import { action } from "../entry/action";
import { createApiKey as create } from "./commands/create";
import { deleteApiKey as remove } from "./commands/delete";
import { editApiKey as edit } from "./commands/edit";
import { disableApiKey as disable, enableApiKey as enable } from "./commands/pause";
import { renameApiKey as rename } from "./commands/rename";
import { replaceApiKey as replace } from "./commands/replace";
import { revokeApiKey as revoke } from "./commands/revoke";
import { revokeApiKeys as revokeMany } from "./commands/revoke-many";
import { keyAddresses as addresses } from "./queries/addresses";
import { getReplacement as get } from "./queries/replacement";
import { revokeImpact as impact, revokeImpacts as impacts } from "./queries/revoke-impact";
import { ApiKeyRef, ApiKeyRefs, CreateApiKey, EditApiKey, RenameApiKey, ReplaceApiKey, RevokeApiKey } from "./schema";

export const createApiKey = action(
  { permission: "api_keys:create", input: CreateApiKey, recentPassword: true },
  create,
);
export const replaceApiKey = action(
  { permission: "api_keys:create", input: ReplaceApiKey, recentPassword: true },
  replace,
);
export const renameApiKey = action({ permission: "api_keys:update", input: RenameApiKey }, rename);
export const editApiKey = action({ permission: "api_keys:update", input: EditApiKey }, edit);
export const disableApiKey = action({ permission: "api_keys:revoke", input: ApiKeyRef }, disable);
export const enableApiKey = action({ permission: "api_keys:revoke", input: ApiKeyRef }, enable);
export const revokeApiKey = action({ permission: "api_keys:revoke", input: RevokeApiKey }, revoke);
export const revokeApiKeys = action({ permission: "api_keys:revoke", input: ApiKeyRefs }, revokeMany);
export const deleteApiKey = action({ permission: "api_keys:revoke", input: ApiKeyRef }, remove);
export const keyAddresses = action({ permission: "api_keys:read", input: ApiKeyRef }, addresses);
export const revokeImpact = action({ permission: "api_keys:read", input: ApiKeyRef }, impact);
export const revokeImpacts = action({ permission: "api_keys:read", input: ApiKeyRefs }, impacts);
export const getReplacement = action({ permission: "api_keys:read", input: ApiKeyRef }, get);
