"use server";

import { z } from "zod";
import { action } from "../entry/action";
import { rotateIdentitySecret as rotate, showIdentitySecret as show } from "./commands/identity-secret";
import { setWidget as set } from "./commands/set";
import { SetWidget } from "./schema";

const Nothing = z.strictObject({});

export const setWidget = action({ permission: "policy:manage", input: SetWidget }, set);

// Whoever has the secret speaks as any customer: a stranger at an unlocked screen does not get it.
export const showIdentitySecret = action({ permission: "policy:manage", input: Nothing, recentPassword: true }, (ctx) =>
  show(ctx),
);
export const rotateIdentitySecret = action(
  { permission: "policy:manage", input: Nothing, recentPassword: true },
  (ctx) => rotate(ctx),
);
