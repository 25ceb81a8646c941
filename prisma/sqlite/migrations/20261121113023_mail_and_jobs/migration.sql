-- CreateTable
CREATE TABLE "mail_outbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "created_at" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL,
    "due_at" DATETIME,
    "sent_at" DATETIME,
    "error" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "jobs" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "next_run_at" DATETIME NOT NULL,
    "lease_owner" TEXT,
    "lease_until" DATETIME,
    "started_at" DATETIME,
    "finished_at" DATETIME,
    "error" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "mail_outbox_due_at_idx" ON "mail_outbox"("due_at");

-- CreateIndex
CREATE INDEX "mail_outbox_created_at_idx" ON "mail_outbox"("created_at");
