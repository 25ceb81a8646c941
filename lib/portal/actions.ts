"use server";

import { action } from "../entry/action";
import { setPortalOpen as open } from "./commands/set-open";
import { PortalSettings } from "./input";

export const setPortalOpen = action({ permission: "policy:manage", input: PortalSettings }, open);
