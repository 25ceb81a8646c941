-- AlterTable
ALTER TABLE "tickets" ADD COLUMN "requester_verified" BOOLEAN;

-- CreateTable
CREATE TABLE "widgets" (
    "workspace_id" TEXT NOT NULL PRIMARY KEY,
    "enabled" BOOLEAN NOT NULL,
    "title" TEXT NOT NULL,
    "greeting" TEXT NOT NULL,
    "accent" TEXT NOT NULL,
    "categories" TEXT NOT NULL,
    "suggest_articles" BOOLEAN NOT NULL,
    "allowed_domains" TEXT NOT NULL,
    "secret_salt" TEXT NOT NULL,
    "former_salt" TEXT,
    "rotated_at" DATETIME,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "widgets_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_idempotent_calls" (
    "caller_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "started_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "status" INTEGER,
    "answer" TEXT,

    PRIMARY KEY ("caller_id", "name"),
    CONSTRAINT "idempotent_calls_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- A renamed column, which the tool takes for another one: calls of the last day stay known.
INSERT INTO "new_idempotent_calls" ("caller_id", "answer", "expires_at", "fingerprint", "name", "request_id", "started_at", "status", "workspace_id") SELECT "api_key_id", "answer", "expires_at", "fingerprint", "name", "request_id", "started_at", "status", "workspace_id" FROM "idempotent_calls";
DROP TABLE "idempotent_calls";
ALTER TABLE "new_idempotent_calls" RENAME TO "idempotent_calls";
CREATE INDEX "idempotent_calls_expires_at_idx" ON "idempotent_calls"("expires_at");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
