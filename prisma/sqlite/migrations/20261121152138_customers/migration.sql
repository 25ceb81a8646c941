-- CreateTable
CREATE TABLE "customers" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "domains" TEXT NOT NULL,
    "external_id" TEXT,
    "tags" TEXT NOT NULL,
    "custom_fields" TEXT NOT NULL,
    "metadata" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "deleted_at" DATETIME,
    CONSTRAINT "customers_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
-- Columns are added one by one, with a default for the rows that are there: dropping a table to rebuild it would delete
-- what refers to it.
ALTER TABLE "contacts" ADD COLUMN "name_folded" TEXT NOT NULL DEFAULT '';
ALTER TABLE "contacts" ADD COLUMN "external_id" TEXT;
ALTER TABLE "contacts" ADD COLUMN "customer_id" TEXT REFERENCES "customers" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "contacts" ADD COLUMN "locale" TEXT;
ALTER TABLE "contacts" ADD COLUMN "timezone" TEXT;
ALTER TABLE "contacts" ADD COLUMN "tags" TEXT NOT NULL DEFAULT '';
ALTER TABLE "contacts" ADD COLUMN "custom_fields" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "contacts" ADD COLUMN "metadata" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE "contacts" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "contacts" ADD COLUMN "deleted_at" DATETIME;
UPDATE "contacts" SET "name_folded" = lower("name");

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN "customer_id" TEXT REFERENCES "customers" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "contacts_workspace_id_updated_at_id_idx" ON "contacts"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_name_folded_id_idx" ON "contacts"("workspace_id", "name_folded", "id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_phone_idx" ON "contacts"("workspace_id", "phone");

-- CreateIndex
CREATE INDEX "contacts_customer_id_created_at_id_idx" ON "contacts"("customer_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_workspace_id_external_id_key" ON "contacts"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "tickets_customer_id_created_at_id_idx" ON "tickets"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "customers_workspace_id_created_at_id_idx" ON "customers"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "customers_workspace_id_updated_at_id_idx" ON "customers"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "customers_workspace_id_name_folded_id_idx" ON "customers"("workspace_id", "name_folded", "id");

-- CreateIndex
CREATE UNIQUE INDEX "customers_workspace_id_external_id_key" ON "customers"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "comments_author_id_idx" ON "comments"("author_id");
