"use server";

import { z } from "zod";
import { action, openAction, userAction } from "../entry/action";
import * as commands from "./commands/create";
import * as queries from "./queries";
import { CreateFirstWorkspace, CreateWorkspace } from "./schema";

export const createFirstWorkspace = openAction(CreateFirstWorkspace, commands.createFirstWorkspace);

export const createWorkspace = userAction(CreateWorkspace, commands.createWorkspace);

/** Who can give a member more rights: asked by a page that the member may not see. Every role holds this permission. */
export const adminsOf = action({ permission: "api_keys:read", input: z.strictObject({}) }, queries.adminsOf);
