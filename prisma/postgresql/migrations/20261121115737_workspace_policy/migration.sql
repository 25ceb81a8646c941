-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "ip_report_since" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "workspace_policies" (
    "workspace_id" TEXT NOT NULL,
    "max_key_life_hours" INTEGER,
    "require_expiry" BOOLEAN NOT NULL,
    "require_ip_list" BOOLEAN NOT NULL,
    "full_access" BOOLEAN NOT NULL,
    "require_organization" BOOLEAN NOT NULL,
    "allowed_ips" TEXT NOT NULL,
    "ip_report_since" TIMESTAMP(3),
    "allowed_domains" TEXT NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "workspace_policies_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "address_reports" (
    "list_id" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,
    "ip" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "last_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "address_reports_pkey" PRIMARY KEY ("list_id","since","ip")
);

-- CreateIndex
CREATE INDEX "address_reports_workspace_id_idx" ON "address_reports"("workspace_id");

-- CreateIndex
CREATE INDEX "address_reports_last_at_idx" ON "address_reports"("last_at");

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_actor_id_sequence_idx" ON "audit_events"("workspace_id", "actor_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_event_sequence_idx" ON "audit_events"("workspace_id", "event", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_request_id_idx" ON "audit_events"("workspace_id", "request_id");

-- AddForeignKey
ALTER TABLE "workspace_policies" ADD CONSTRAINT "workspace_policies_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address_reports" ADD CONSTRAINT "address_reports_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A key never lives longer than it was given, and a revoked key stays revoked: the last line of defence, below the code.
CREATE FUNCTION "api_keys_stay_final"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."expires_at" IS NOT NULL AND (NEW."expires_at" IS NULL OR NEW."expires_at" > OLD."expires_at") THEN
    RAISE EXCEPTION 'A key cannot be extended.';
  END IF;
  IF OLD."revoked_at" IS NOT NULL AND NEW."revoked_at" IS NULL THEN
    RAISE EXCEPTION 'A revoked key stays revoked.';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "api_keys_stay_final" BEFORE UPDATE OF "expires_at", "revoked_at" ON "api_keys"
FOR EACH ROW EXECUTE FUNCTION "api_keys_stay_final"();
