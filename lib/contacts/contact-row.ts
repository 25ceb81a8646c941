import { valuesOf } from "../entry/values";
import type { Contact } from "./schema";

type Time = Date | number;

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
  createdAt: Time;
  updatedAt: Time;
  deletedAt: Time | null;
}>;

/** Column by column, so that nothing is read that the API does not use. */
export const contactColumns = `id, name, name_folded AS "nameFolded", email, phone, external_id AS "externalId",
  customer_id AS "customerId", locale, timezone, tags, custom_fields AS "customFields", metadata, version,
  created_at AS "createdAt", updated_at AS "updatedAt", deleted_at AS "deletedAt"`;

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
    tags: row.tags === "" ? [] : row.tags.split(","),
    custom_fields: valuesOf(row.customFields),
    metadata: valuesOf(row.metadata),
    version: row.version,
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.updatedAt).toISOString(),
  };
}
