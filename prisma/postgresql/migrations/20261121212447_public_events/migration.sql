-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN "event_sequence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "workspaces" ALTER COLUMN "event_sequence" DROP DEFAULT;

-- CreateTable
CREATE TABLE "public_events" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "needs" TEXT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "request_id" TEXT,
    "url" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "public_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "public_events_workspace_id_resource_id_sequence_idx" ON "public_events"("workspace_id", "resource_id", "sequence");

-- CreateIndex
CREATE INDEX "public_events_workspace_id_type_sequence_idx" ON "public_events"("workspace_id", "type", "sequence");

-- CreateIndex
CREATE INDEX "public_events_created_at_idx" ON "public_events"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "public_events_workspace_id_sequence_key" ON "public_events"("workspace_id", "sequence");

-- AddForeignKey
ALTER TABLE "public_events" ADD CONSTRAINT "public_events_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
