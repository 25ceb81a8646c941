import { z } from "zod";
import { line, moment, oneOf } from "../entry/fields";
import { pageParameters, sortParameter } from "../entry/page";
import { deliveryStatusNames } from "./schema";

export const WebhookQuery = z.strictObject({ sort: sortParameter(["created_at"], "-created_at"), ...pageParameters });

export type WebhookQuery = z.output<typeof WebhookQuery>;

export const DeliveryQuery = z.strictObject({
  status: oneOf(deliveryStatusNames).optional(),
  type: line(64).optional().meta({ description: "The type of the event." }),
  event_id: line(64).optional(),
  since: moment.optional().meta({ description: "Queued at this time or later." }),
  sort: sortParameter(["created_at"], "-created_at"),
  ...pageParameters,
});

export type DeliveryQuery = z.output<typeof DeliveryQuery>;
