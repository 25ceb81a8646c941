-- CreateTable
CREATE TABLE "api_key_denials" (
    "api_key_id" TEXT NOT NULL,
    "day" DATETIME NOT NULL,
    "reason" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "first_at" DATETIME NOT NULL,
    "last_at" DATETIME NOT NULL,

    PRIMARY KEY ("api_key_id", "day", "reason", "ip"),
    CONSTRAINT "api_key_denials_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "logged_requests" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "api_key_id" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "method" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "micros" INTEGER NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    CONSTRAINT "logged_requests_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "api_key_denials_day_idx" ON "api_key_denials"("day");

-- CreateIndex
CREATE INDEX "logged_requests_api_key_id_id_idx" ON "logged_requests"("api_key_id", "id");
