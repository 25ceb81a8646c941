-- AlterTable
ALTER TABLE "tickets" ADD COLUMN "team_id" TEXT;

-- CreateTable
CREATE TABLE "teams" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "teams_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "team_members" (
    "team_id" TEXT NOT NULL,
    "membership_id" TEXT NOT NULL,
    "joined_at" DATETIME NOT NULL,

    PRIMARY KEY ("team_id", "membership_id"),
    CONSTRAINT "team_members_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "team_members_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "memberships" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "teams_workspace_id_created_at_id_idx" ON "teams"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "teams_workspace_id_name_folded_key" ON "teams"("workspace_id", "name_folded");

-- CreateIndex
CREATE INDEX "team_members_membership_id_idx" ON "team_members"("membership_id");

-- CreateIndex
CREATE INDEX "team_members_team_id_joined_at_membership_id_idx" ON "team_members"("team_id", "joined_at", "membership_id");

-- CreateIndex
CREATE INDEX "tickets_workspace_id_team_id_created_at_id_idx" ON "tickets"("workspace_id", "team_id", "created_at", "id");
