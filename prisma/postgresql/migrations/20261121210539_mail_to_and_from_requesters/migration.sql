-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "body_text" TEXT,
ADD COLUMN     "copies" TEXT,
ADD COLUMN     "delivered_at" TIMESTAMP(3),
ADD COLUMN     "delivery" TEXT,
ADD COLUMN     "delivery_error" TEXT;

-- AlterTable
ALTER TABLE "mail_outbox" ADD COLUMN     "comment_id" TEXT,
ADD COLUMN     "envelope" TEXT,
ADD COLUMN     "workspace_id" TEXT;

-- CreateTable
CREATE TABLE "mail_settings" (
    "workspace_id" TEXT NOT NULL,
    "send_replies" BOOLEAN NOT NULL,
    "from_name" TEXT NOT NULL,
    "address" TEXT,
    "other_addresses" TEXT NOT NULL,
    "ticket_address" BOOLEAN NOT NULL,
    "signature" TEXT NOT NULL,
    "acknowledge" BOOLEAN NOT NULL,
    "hook_secret" TEXT,
    "hook_old_secret" TEXT,
    "hook_old_until" TIMESTAMP(3),
    "hook_since" TIMESTAMP(3),
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "mail_settings_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "mailboxes" (
    "workspace_id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "security" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "password" TEXT NOT NULL,
    "folder" TEXT NOT NULL,
    "done_folder" TEXT,
    "enabled" BOOLEAN NOT NULL,
    "uid_validity" TEXT,
    "last_uid" INTEGER NOT NULL,
    "due_at" TIMESTAMP(3) NOT NULL,
    "checked_at" TIMESTAMP(3),
    "failures" INTEGER NOT NULL,
    "error" TEXT NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "mailboxes_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "inbound_mail" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "file_key" TEXT,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ticket_id" TEXT,
    "comment_id" TEXT,
    "attempts" INTEGER NOT NULL,
    "due_at" TIMESTAMP(3),
    "received_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "inbound_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_messages" (
    "workspace_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "comment_id" TEXT,
    "is_ours" BOOLEAN NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "thread_messages_pkey" PRIMARY KEY ("workspace_id","message_id")
);

-- CreateIndex
CREATE INDEX "mailboxes_due_at_idx" ON "mailboxes"("due_at");

-- CreateIndex
CREATE INDEX "inbound_mail_due_at_idx" ON "inbound_mail"("due_at");

-- CreateIndex
CREATE INDEX "inbound_mail_workspace_id_received_at_id_idx" ON "inbound_mail"("workspace_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "inbound_mail_workspace_id_sender_received_at_idx" ON "inbound_mail"("workspace_id", "sender", "received_at");

-- CreateIndex
CREATE INDEX "inbound_mail_received_at_idx" ON "inbound_mail"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mail_workspace_id_fingerprint_key" ON "inbound_mail"("workspace_id", "fingerprint");

-- CreateIndex
CREATE INDEX "thread_messages_ticket_id_created_at_idx" ON "thread_messages"("ticket_id", "created_at");

-- CreateIndex
CREATE INDEX "mail_outbox_comment_id_idx" ON "mail_outbox"("comment_id");

-- CreateIndex
CREATE INDEX "mail_outbox_workspace_id_to_address_created_at_idx" ON "mail_outbox"("workspace_id", "to_address", "created_at");

-- AddForeignKey
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets"("id") ON DELETE CASCADE ON UPDATE CASCADE;
