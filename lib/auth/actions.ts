"use server";

import { userAction } from "../entry/action";
import * as commands from "./change-password";
import { ChangePassword } from "./new-password";

export const changePassword = userAction(ChangePassword, commands.changePassword);
