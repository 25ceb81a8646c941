"use server";

import { z } from "zod";
import { action } from "../entry/action";
import { createWebhook as create } from "./commands/create-webhook";
import { deleteWebhook as remove } from "./commands/delete-webhook";
import { recover } from "./commands/recover";
import { redeliver as again } from "./commands/redeliver";
import { rotateSecret } from "./commands/rotate-secret";
import { testWebhook as test } from "./commands/test-webhook";
import { updateWebhook as update } from "./commands/update-webhook";
import { NewWebhook, RecoverWindow, RotateSecret, WebhookPatch } from "./input";

const id = z.string().max(64);
const One = z.strictObject({ id });
const writes = "webhooks:write";

// Like a key, a webhook hands out what it may read for as long as it lives: not from an unlocked screen.
export const createWebhook = action({ permission: writes, input: NewWebhook, recentPassword: true }, create);
export const updateWebhook = action(
  { permission: writes, input: WebhookPatch.extend({ id }), recentPassword: true },
  (ctx, { id, ...patch }) => update(ctx, id, patch),
);
export const deleteWebhook = action({ permission: writes, input: One }, (ctx, { id }) => remove(ctx, id));
export const rotateWebhookSecret = action(
  { permission: writes, input: RotateSecret.extend({ id }), recentPassword: true },
  (ctx, { id, ...input }) => rotateSecret(ctx, id, input),
);
export const testWebhook = action({ permission: writes, input: One }, (ctx, { id }) => test(ctx, id, {}));
export const redeliverEvent = action(
  { permission: writes, input: z.strictObject({ webhookId: id, id }) },
  (ctx, input) => again(ctx, input),
);
export const recoverEvents = action(
  { permission: writes, input: z.strictObject({ id, window: RecoverWindow }) },
  (ctx, { id, window }) => recover(ctx, id, window),
);
