import { iso, type StoredTime } from "../entry/shown";
import { tagsOf, valuesOf } from "../entry/values";
import type { Customer } from "./schema";

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
  createdAt: StoredTime;
  updatedAt: StoredTime;
  deletedAt: StoredTime | null;
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
    tags: tagsOf(row.tags),
    custom_fields: valuesOf(row.customFields),
    metadata: valuesOf(row.metadata),
    version: row.version,
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  };
}
