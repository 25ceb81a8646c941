import { valuesOf } from "../entry/values";
import type { Customer } from "./schema";

type Time = Date | number;

/** A stored customer; times as the database layer in use gives them. */
export type CustomerRow = Readonly<{
  id: string;
  name: string;
  nameFolded: string;
  kind: string;
  domains: string;
  externalId: string | null;
  tags: string;
  customFields: string;
  metadata: string;
  version: number;
  createdAt: Time;
  updatedAt: Time;
  deletedAt: Time | null;
}>;

/** Column by column, so that nothing is read that the API does not use. */
export const customerColumns = `id, name, name_folded AS "nameFolded", kind, domains, external_id AS "externalId", tags,
  custom_fields AS "customFields", metadata, version, created_at AS "createdAt", updated_at AS "updatedAt",
  deleted_at AS "deletedAt"`;

/** The API's shape of a stored customer. */
export function customerOf(row: CustomerRow): Customer {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as Customer["kind"],
    domains: row.domains === "" ? [] : row.domains.split(" "),
    external_id: row.externalId,
    tags: row.tags === "" ? [] : row.tags.split(","),
    custom_fields: valuesOf(row.customFields),
    metadata: valuesOf(row.metadata),
    version: row.version,
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.updatedAt).toISOString(),
  };
}
