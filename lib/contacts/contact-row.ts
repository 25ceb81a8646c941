/** Column by column, so that nothing is read that the API does not use. */
export const contactColumns = `id, name, name_folded AS "nameFolded", email, phone, external_id AS "externalId",
  customer_id AS "customerId", locale, timezone, tags, custom_fields AS "customFields", metadata, version,
  created_at AS "createdAt", updated_at AS "updatedAt", deleted_at AS "deletedAt"`;
