"use server";

import { z } from "zod";
import { action, openAction, userAction } from "../entry/action";
import * as commands from "./commands/create";
import { deleteWorkspace as remove } from "./commands/delete";
import { renameWorkspace as rename } from "./commands/rename";
import * as queries from "./queries";
import { CreateFirstWorkspace, CreateWorkspace, DeleteWorkspace, RenameWorkspace } from "./schema";

export const createFirstWorkspace = openAction(CreateFirstWorkspace, commands.createFirstWorkspace);

export const createWorkspace = userAction(CreateWorkspace, commands.createWorkspace);

export const renameWorkspace = action({ permission: "workspace:manage", input: RenameWorkspace }, rename);
export const deleteWorkspace = action(
  { permission: "workspace:manage", input: DeleteWorkspace, recentPassword: true },
  remove,
);

/** Who can give a member more rights: asked by a page that the member may not see. Every role holds this permission. */
export const adminsOf = action({ permission: "api_keys:read", input: z.strictObject({}) }, queries.adminsOf);
