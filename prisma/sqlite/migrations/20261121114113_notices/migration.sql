-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN "idle_told_at" DATETIME;
ALTER TABLE "api_keys" ADD COLUMN "notice_at" DATETIME;

-- CreateTable
CREATE TABLE "api_key_exposures" (
    "api_key_id" TEXT NOT NULL,
    "how" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "first_seen_at" DATETIME NOT NULL,

    PRIMARY KEY ("api_key_id", "how"),
    CONSTRAINT "api_key_exposures_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "notices" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "target_name" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "notices_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "notice_recipients" (
    "notice_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "read_at" DATETIME,

    PRIMARY KEY ("notice_id", "user_id"),
    CONSTRAINT "notice_recipients_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notices" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "notice_recipients_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "notice_preferences" (
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "in_console" BOOLEAN NOT NULL,
    "by_mail" BOOLEAN NOT NULL,

    PRIMARY KEY ("workspace_id", "user_id", "kind"),
    CONSTRAINT "notice_preferences_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "notice_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "notices_workspace_id_kind_target_id_occasion_key" ON "notices"("workspace_id", "kind", "target_id", "occasion");

-- CreateIndex
CREATE INDEX "notice_recipients_workspace_id_user_id_notice_id_idx" ON "notice_recipients"("workspace_id", "user_id", "notice_id");

-- CreateIndex
CREATE INDEX "notice_recipients_workspace_id_user_id_read_at_idx" ON "notice_recipients"("workspace_id", "user_id", "read_at");

-- CreateIndex
CREATE INDEX "api_keys_notice_at_idx" ON "api_keys"("notice_at");

-- Keys that can still expire: the job finds out what is to be told of each, and when next.
UPDATE "api_keys" SET "notice_at" = "created_at" WHERE "expires_at" IS NOT NULL AND "revoked_at" IS NULL;
