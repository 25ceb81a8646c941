-- CreateTable
CREATE TABLE "monthly_quotas" (
    "workspace_id" TEXT NOT NULL PRIMARY KEY,
    "calls" INTEGER NOT NULL,
    "refuses" BOOLEAN NOT NULL,
    "created_by_id" TEXT,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "monthly_quotas_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "monthly_usage" (
    "workspace_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "calls" BIGINT NOT NULL,

    PRIMARY KEY ("workspace_id", "month"),
    CONSTRAINT "monthly_usage_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
