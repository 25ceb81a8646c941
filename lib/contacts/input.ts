import { z } from "zod";
import { Email } from "../access/email";
import { PlainName } from "../access/plain-name";
import { clearable, formInteger, line } from "../entry/fields";
import { Locale } from "../entry/locale";
import { Timezone } from "../entry/timezone";
import { Tags, Values, ValuesPatch } from "../entry/values";
import { Phone } from "./schema";

const people = {
  email: clearable(Email).optional(),
  phone: clearable(Phone).optional(),
  external_id: clearable(line(255)).optional(),
  customer_id: clearable(line(64)).optional(),
  locale: clearable(Locale).optional(),
  timezone: clearable(Timezone).optional(),
};

export const NewContact = z
  .strictObject({
    ...people,
    name: PlainName.optional().meta({ description: "Taken from the e-mail address, or the number, when left out." }),
    tags: Tags.optional(),
    custom_fields: Values.optional(),
    metadata: Values.optional(),
  })
  .refine(({ email, phone, external_id }) => Boolean(email || phone || external_id), {
    path: ["email"],
    error: "is required, unless there is a phone or an external_id",
    when: ({ value }) => typeof value === "object" && value !== null,
  })
  .meta({ id: "NewContact" });

export type NewContact = z.output<typeof NewContact>;

/** A JSON Merge Patch (RFC 7396), plus `add_tags`, `remove_tags` and `if_version`. */
export const ContactPatch = z
  .strictObject({
    ...people,
    name: PlainName.optional(),
    tags: Tags.nullable().optional().meta({ description: "Replaces all tags." }),
    add_tags: Tags.optional(),
    remove_tags: Tags.optional(),
    custom_fields: ValuesPatch.nullable().optional(),
    metadata: ValuesPatch.nullable().optional(),
    if_version: formInteger(1)
      .optional()
      .meta({ description: "Refuses the change (412) when the contact has another version by now." }),
  })
  .meta({ id: "ContactPatch" });

export type ContactPatch = z.output<typeof ContactPatch>;
