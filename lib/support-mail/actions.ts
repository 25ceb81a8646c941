"use server";

import { z } from "zod";
import { action } from "../entry/action";
import { removeHook, setHookSecret } from "./commands/hook";
import { retryMail } from "./commands/retry-mail";
import { removeMailbox as remove, saveMailbox as save } from "./commands/save-mailbox";
import { saveMailSettings as saveSettings } from "./commands/save-settings";
import { testMailbox as test } from "./commands/test-mailbox";
import { listInboundMail } from "./queries";
import { InboundMailId, SaveMailbox, SaveMailSettings } from "./schema";

const Nothing = z.strictObject({});

export const saveMailSettings = action({ permission: "policy:manage", input: SaveMailSettings }, saveSettings);
// Whoever names the server gets the password that is typed next, and the mail: not from an unlocked screen.
export const saveMailbox = action({ permission: "policy:manage", input: SaveMailbox, recentPassword: true }, save);
export const testMailbox = action({ permission: "policy:manage", input: SaveMailbox, recentPassword: true }, test);
export const removeMailbox = action({ permission: "policy:manage", input: Nothing }, remove);
export const rotateHookSecret = action(
  { permission: "policy:manage", input: Nothing, recentPassword: true },
  setHookSecret,
);
export const switchHookOff = action({ permission: "policy:manage", input: Nothing }, removeHook);
export const retryInboundMail = action({ permission: "policy:manage", input: InboundMailId }, retryMail);

/** More of the log, before the named one. */
export const olderInboundMail = action({ permission: "policy:read", input: InboundMailId }, (ctx, { id }) =>
  listInboundMail(ctx, id),
);
