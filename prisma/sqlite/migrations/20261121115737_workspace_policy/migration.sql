-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN "ip_report_since" DATETIME;

-- CreateTable
CREATE TABLE "workspace_policies" (
    "workspace_id" TEXT NOT NULL PRIMARY KEY,
    "max_key_life_hours" INTEGER,
    "require_expiry" BOOLEAN NOT NULL,
    "require_ip_list" BOOLEAN NOT NULL,
    "full_access" BOOLEAN NOT NULL,
    "require_organization" BOOLEAN NOT NULL,
    "allowed_ips" TEXT NOT NULL,
    "ip_report_since" DATETIME,
    "allowed_domains" TEXT NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "workspace_policies_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "address_reports" (
    "list_id" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "ip" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "last_at" DATETIME NOT NULL,

    PRIMARY KEY ("list_id", "since", "ip"),
    CONSTRAINT "address_reports_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

-- A key never lives longer than it was given, and a revoked key stays revoked: the last line of defence, below the code.
CREATE TRIGGER "api_keys_expiry_is_final" BEFORE UPDATE OF "expires_at" ON "api_keys"
WHEN OLD."expires_at" IS NOT NULL AND (NEW."expires_at" IS NULL OR NEW."expires_at" > OLD."expires_at")
BEGIN
  SELECT RAISE(ABORT, 'A key cannot be extended.');
END;

CREATE TRIGGER "api_keys_revocation_is_final" BEFORE UPDATE OF "revoked_at" ON "api_keys"
WHEN OLD."revoked_at" IS NOT NULL AND NEW."revoked_at" IS NULL
BEGIN
  SELECT RAISE(ABORT, 'A revoked key stays revoked.');
END;
