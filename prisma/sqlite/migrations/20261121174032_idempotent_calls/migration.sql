-- CreateTable
CREATE TABLE "idempotent_calls" (
    "api_key_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "started_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "status" INTEGER,
    "answer" TEXT,

    PRIMARY KEY ("api_key_id", "name"),
    CONSTRAINT "idempotent_calls_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "idempotent_calls_expires_at_idx" ON "idempotent_calls"("expires_at");
