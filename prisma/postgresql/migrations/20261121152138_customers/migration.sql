-- AlterTable
ALTER TABLE "contacts" ADD COLUMN "custom_fields" TEXT NOT NULL DEFAULT '{}',
ADD COLUMN "customer_id" TEXT,
ADD COLUMN "deleted_at" TIMESTAMP(3),
ADD COLUMN "external_id" TEXT,
ADD COLUMN "locale" TEXT,
ADD COLUMN "metadata" TEXT NOT NULL DEFAULT '{}',
ADD COLUMN "name_folded" TEXT NOT NULL DEFAULT '',
ADD COLUMN "tags" TEXT NOT NULL DEFAULT '',
ADD COLUMN "timezone" TEXT,
ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- The defaults were for the rows that are there.
ALTER TABLE "contacts" ALTER COLUMN "custom_fields" DROP DEFAULT,
ALTER COLUMN "metadata" DROP DEFAULT,
ALTER COLUMN "name_folded" DROP DEFAULT,
ALTER COLUMN "tags" DROP DEFAULT,
ALTER COLUMN "version" DROP DEFAULT;

UPDATE "contacts" SET "name_folded" = lower("name");

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "customer_id" TEXT;

-- CreateTable
CREATE TABLE "customers" (
    "id" TEXT NOT NULL,
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
    "created_at" TIMESTAMP(3) NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customers_workspace_id_created_at_id_idx" ON "customers"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "customers_workspace_id_updated_at_id_idx" ON "customers"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "customers_workspace_id_name_folded_id_idx" ON "customers"("workspace_id", "name_folded", "id");

-- CreateIndex
CREATE UNIQUE INDEX "customers_workspace_id_external_id_key" ON "customers"("workspace_id", "external_id");

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
CREATE INDEX "comments_author_id_idx" ON "comments"("author_id");

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE SET NULL ON UPDATE CASCADE;
