-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN "disabled_by_id" TEXT;

-- Who disabled the keys that are disabled by now, as the audit log has it; nobody for the command line.
UPDATE "api_keys" SET "disabled_by_id" = (
  SELECT CASE WHEN e."actor_type" = 'user' THEN e."actor_id" END
  FROM "audit_events" e
  WHERE e."workspace_id" = "api_keys"."workspace_id" AND e."target_id" = "api_keys"."id" AND e."event" = 'api_key.disabled'
  ORDER BY e."sequence" DESC LIMIT 1
) WHERE "disabled_at" IS NOT NULL;
