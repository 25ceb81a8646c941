import { z } from "zod";
import { time } from "../entry/shown";
import { StoredTags, StoredValues } from "../entry/values";

export const customerKinds = ["company", "person"] as const;

export const mostDomains = 50;

/** A customer as the API shows it. Every field is always there. */
export const Customer = z
  .object({
    id: z.string().meta({ description: "Opaque and stable.", maxLength: 64 }),
    name: z.string().meta({ maxLength: 100 }),
    kind: z.enum(customerKinds),
    domains: z
      .array(z.string().meta({ maxLength: 253 }))
      .meta({ description: "Of its web sites and its mail.", maxItems: mostDomains }),
    external_id: z
      .string()
      .nullable()
      .meta({ description: "Your own id for it; unique in the workspace.", maxLength: 255 }),
    tags: StoredTags,
    custom_fields: StoredValues,
    metadata: StoredValues.meta({ description: "Your own notes for programs." }),
    version: z.int().meta({ description: "Rises with each change." }),
    created_at: time("When it was created."),
    updated_at: time("When it last changed."),
  })
  .meta({ id: "Customer", description: "The account that contacts belong to. More kinds may be added later." });

export type Customer = z.output<typeof Customer>;
