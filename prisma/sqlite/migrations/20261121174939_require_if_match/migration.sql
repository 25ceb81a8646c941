-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_workspace_policies" (
    "workspace_id" TEXT NOT NULL PRIMARY KEY,
    "max_key_life_hours" INTEGER,
    "require_expiry" BOOLEAN NOT NULL,
    "require_ip_list" BOOLEAN NOT NULL,
    "full_access" BOOLEAN NOT NULL,
    "require_organization" BOOLEAN NOT NULL,
    "require_if_match" BOOLEAN NOT NULL,
    "allowed_ips" TEXT NOT NULL,
    "ip_report_since" DATETIME,
    "allowed_domains" TEXT NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "workspace_policies_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_workspace_policies" ("allowed_domains", "allowed_ips", "full_access", "ip_report_since", "max_key_life_hours", "require_expiry", "require_ip_list", "require_organization", "require_if_match", "updated_at", "workspace_id") SELECT "allowed_domains", "allowed_ips", "full_access", "ip_report_since", "max_key_life_hours", "require_expiry", "require_ip_list", "require_organization", false, "updated_at", "workspace_id" FROM "workspace_policies";
DROP TABLE "workspace_policies";
ALTER TABLE "new_workspace_policies" RENAME TO "workspace_policies";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
