"use server";

import { z } from "zod";
import { userAction } from "../entry/action";
import * as commands from "./change-password";
import { ChangePassword } from "./new-password";
import { ConfirmPassword, confirmPassword as confirm } from "./recent-password";
import { endOneSession, endOtherSessions as endOthers } from "./sessions";

export const changePassword = userAction(ChangePassword, commands.changePassword);
export const confirmPassword = userAction(ConfirmPassword, confirm);
export const endSession = userAction(z.strictObject({ id: z.string().regex(/^[0-9a-f]{64}$/) }), endOneSession);
export const endOtherSessions = userAction(z.strictObject({}), endOthers);
