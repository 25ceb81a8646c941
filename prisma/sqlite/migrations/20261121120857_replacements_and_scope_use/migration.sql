-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN "replaces_id" TEXT;

-- CreateTable
CREATE TABLE "api_key_scope_use" (
    "api_key_id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "hour" DATETIME NOT NULL,

    PRIMARY KEY ("api_key_id", "scope"),
    CONSTRAINT "api_key_scope_use_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "api_keys_workspace_id_replaces_id_idx" ON "api_keys"("workspace_id", "replaces_id");

-- What was counted before, so that keys do not seem wider than used for their first 30 days. The scopes are those of the
-- endpoints at the time of this migration.
INSERT INTO "api_key_scope_use" ("api_key_id", "scope", "hour")
SELECT u."api_key_id", r."scope", MAX(u."hour")
FROM "api_key_usage" u
JOIN (
    SELECT 'GET /tickets' AS "route", 'tickets:read' AS "scope"
    UNION ALL SELECT 'GET /tickets/{id}', 'tickets:read'
    UNION ALL SELECT 'GET /tickets/{id}/comments', 'tickets:read'
    UNION ALL SELECT 'GET /tickets/{id}/comments', 'comments:read'
    UNION ALL SELECT 'GET /tickets/{id}/conversations', 'tickets:read'
    UNION ALL SELECT 'GET /tickets/{id}/conversations', 'comments:read'
    UNION ALL SELECT 'POST /tickets', 'tickets:write'
    UNION ALL SELECT 'PATCH /tickets/{id}', 'tickets:write'
    UNION ALL SELECT 'POST /tickets/{id}/reply', 'tickets:write'
    UNION ALL SELECT 'POST /tickets/{id}/reply', 'comments:write'
    UNION ALL SELECT 'POST /tickets/{id}/close', 'tickets:write'
    UNION ALL SELECT 'POST /tickets/{id}/close', 'comments:write'
    UNION ALL SELECT 'POST /tickets/{id}/reopen', 'tickets:write'
) r ON r."route" = u."route"
WHERE u."allowed" > 0
GROUP BY u."api_key_id", r."scope";
