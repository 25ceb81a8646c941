import { z } from "zod";
import { Email } from "../access/email";
import { foldName, PlainName } from "../access/plain-name";
import { line } from "../entry/fields";
import { id, iso, type StoredTime, time } from "../entry/shown";
import { StoredTags, StoredValues, tagsOf, valuesOf } from "../entry/values";

/** A person who writes in, as a ticket shows them. */
export const ContactSummary = z
  .object({
    id: z.string().meta({ maxLength: 64 }),
    name: z.string().meta({ maxLength: 100 }),
    email: z.string().nullable().meta({ format: "email", maxLength: 254 }),
  })
  .meta({ id: "ContactSummary", description: "The person who writes in." });

export const Phone = line(40).regex(/^\+?[\d\s()./-]*(x\d{1,6})?$/, "must be a telephone number such as +49 30 123456");

/** A person given by e-mail address: found by it, or created. */
export const ContactByEmail = z
  .strictObject(
    { email: Email, name: PlainName.optional(), phone: Phone.optional() },
    { error: (issue) => (issue.code === "invalid_type" ? "must be an object with an email" : undefined) },
  )
  .meta({
    id: "ContactByEmail",
    description:
      "The contact with this e-mail address; created when there is none. An existing contact stays as it is.",
  });

export type ContactByEmail = z.output<typeof ContactByEmail>;

/** A contact as the API shows it. Every field is always there. */
export const Contact = z
  .object({
    id: id("Opaque and stable."),
    name: z.string().meta({ maxLength: 100 }),
    email: z.string().nullable().meta({ description: "Unique in the workspace.", format: "email", maxLength: 254 }),
    phone: z.string().nullable().meta({ maxLength: 40 }),
    external_id: z
      .string()
      .nullable()
      .meta({ description: "Your own id for them; unique in the workspace.", maxLength: 255 }),
    customer_id: id("The account they belong to.").nullable(),
    locale: z.string().nullable().meta({ description: "A language tag such as `de-CH`.", maxLength: 35 }),
    timezone: z.string().nullable().meta({ description: "Such as `Europe/Zurich`.", maxLength: 64 }),
    tags: StoredTags,
    custom_fields: StoredValues,
    metadata: StoredValues.meta({ description: "Your own notes for programs." }),
    version: z.int().meta({ description: "Rises with each change." }),
    created_at: time("When it was created."),
    updated_at: time("When it last changed."),
  })
  .meta({ id: "Contact", description: "A person who writes in." });

export type Contact = z.output<typeof Contact>;

/** What a contact stores of whom only the name is known. */
export function bareContact(name: string, now: Date) {
  return {
    name,
    nameFolded: foldName(name),
    email: null,
    phone: null,
    externalId: null,
    customerId: null,
    locale: null,
    timezone: null,
    tags: "",
    customFields: "{}",
    metadata: "{}",
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}

/** A stored contact; times as the database layer in use gives them. */
export type ContactRow = Readonly<{
  id: string;
  name: string;
  nameFolded: string;
  email: string | null;
  phone: string | null;
  externalId: string | null;
  customerId: string | null;
  locale: string | null;
  timezone: string | null;
  tags: string;
  customFields: string;
  metadata: string;
  version: number;
  createdAt: StoredTime;
  updatedAt: StoredTime;
  deletedAt: StoredTime | null;
}>;

/** The API's shape of a stored contact. */
export function contactOf(row: ContactRow): Contact {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    external_id: row.externalId,
    customer_id: row.customerId,
    locale: row.locale,
    timezone: row.timezone,
    tags: tagsOf(row.tags),
    custom_fields: valuesOf(row.customFields),
    metadata: valuesOf(row.metadata),
    version: row.version,
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  };
}
