-- DropIndex
DROP INDEX "public_events_created_at_idx";

-- CreateIndex
CREATE INDEX "public_events_workspace_id_created_at_sequence_idx" ON "public_events"("workspace_id", "created_at", "sequence");
