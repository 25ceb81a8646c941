-- CreateTable
CREATE TABLE "installation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "password_changed_at" DATETIME NOT NULL,
    "created_at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "seen_at" DATETIME NOT NULL,
    "expires_at" DATETIME NOT NULL,
    "password_at" DATETIME NOT NULL,
    "ended_at" DATETIME,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "ticket_counter" INTEGER NOT NULL,
    "audit_sequence" INTEGER NOT NULL,
    "audit_hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "api_access" BOOLEAN NOT NULL,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "memberships_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "live_name" TEXT,
    "note" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "allowed_ips" TEXT NOT NULL,
    "allowed_domains" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "expires_at" DATETIME,
    "disabled_at" DATETIME,
    "revoked_at" DATETIME,
    "revoked_by_id" TEXT,
    "creation_token" TEXT,
    "last_used_at" DATETIME,
    "last_used_ip" TEXT,
    "last_used_agent" TEXT,
    "last_used_route" TEXT,
    CONSTRAINT "api_keys_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "api_keys_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "api_key_usage" (
    "api_key_id" TEXT NOT NULL,
    "hour" DATETIME NOT NULL,
    "route" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "allowed" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,

    PRIMARY KEY ("api_key_id", "hour", "route", "ip"),
    CONSTRAINT "api_key_usage_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "rate_limit_overrides" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "limit" INTEGER NOT NULL,
    "window_seconds" INTEGER NOT NULL,
    "partition" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "expires_at" DATETIME,
    "created_by_id" TEXT,
    "created_at" DATETIME NOT NULL,
    CONSTRAINT "rate_limit_overrides_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "event" TEXT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "target_name" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "contacts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "tickets" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "type" TEXT,
    "channel" TEXT NOT NULL,
    "requester_id" TEXT NOT NULL,
    "assignee_id" TEXT,
    "external_id" TEXT,
    "custom_fields" TEXT NOT NULL,
    "metadata" TEXT NOT NULL,
    "comments_count" INTEGER NOT NULL,
    "attachments_count" INTEGER NOT NULL,
    "first_response_at" DATETIME,
    "last_comment_at" DATETIME NOT NULL,
    "due_at" DATETIME,
    "solved_at" DATETIME,
    "closed_at" DATETIME,
    "deleted_at" DATETIME,
    "created_by_type" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "tickets_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "tickets_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "contacts" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ticket_tags" (
    "ticket_id" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    PRIMARY KEY ("ticket_id", "tag"),
    CONSTRAINT "ticket_tags_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "comments" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "ticket_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "author_type" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "comments_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "comments_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "tickets" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces"("slug");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_workspace_id_user_id_key" ON "memberships"("workspace_id", "user_id");

-- CreateIndex
CREATE INDEX "api_keys_workspace_id_created_at_id_idx" ON "api_keys"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "api_keys_workspace_id_last_used_at_id_idx" ON "api_keys"("workspace_id", "last_used_at", "id");

-- CreateIndex
CREATE INDEX "api_keys_workspace_id_expires_at_id_idx" ON "api_keys"("workspace_id", "expires_at", "id");

-- CreateIndex
CREATE INDEX "api_keys_workspace_id_name_folded_id_idx" ON "api_keys"("workspace_id", "name_folded", "id");

-- CreateIndex
CREATE INDEX "api_keys_owner_id_idx" ON "api_keys"("owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_workspace_id_live_name_key" ON "api_keys"("workspace_id", "live_name");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_workspace_id_creation_token_key" ON "api_keys"("workspace_id", "creation_token");

-- CreateIndex
CREATE INDEX "api_key_usage_hour_idx" ON "api_key_usage"("hour");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_overrides_workspace_id_policy_key" ON "rate_limit_overrides"("workspace_id", "policy");

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_target_id_sequence_idx" ON "audit_events"("workspace_id", "target_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_created_at_idx" ON "audit_events"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_events_workspace_id_sequence_key" ON "audit_events"("workspace_id", "sequence");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_created_at_id_idx" ON "contacts"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_workspace_id_email_key" ON "contacts"("workspace_id", "email");

-- CreateIndex
CREATE INDEX "tickets_workspace_id_created_at_id_idx" ON "tickets"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_workspace_id_updated_at_id_idx" ON "tickets"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "tickets_workspace_id_status_created_at_id_idx" ON "tickets"("workspace_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_workspace_id_priority_id_idx" ON "tickets"("workspace_id", "priority", "id");

-- CreateIndex
CREATE INDEX "tickets_workspace_id_last_comment_at_id_idx" ON "tickets"("workspace_id", "last_comment_at", "id");

-- CreateIndex
CREATE INDEX "tickets_workspace_id_assignee_id_created_at_id_idx" ON "tickets"("workspace_id", "assignee_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "tickets_requester_id_created_at_id_idx" ON "tickets"("requester_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_workspace_id_number_key" ON "tickets"("workspace_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "tickets_workspace_id_external_id_key" ON "tickets"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "ticket_tags_tag_ticket_id_idx" ON "ticket_tags"("tag", "ticket_id");

-- CreateIndex
CREATE INDEX "comments_ticket_id_created_at_id_idx" ON "comments"("ticket_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comments_workspace_id_updated_at_id_idx" ON "comments"("workspace_id", "updated_at", "id");
