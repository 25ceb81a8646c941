-- DropForeignKey
ALTER TABLE "idempotent_calls" DROP CONSTRAINT "idempotent_calls_api_key_id_fkey";

-- A renamed column, which the tool takes for another one: calls of the last day stay known.
ALTER TABLE "idempotent_calls" RENAME COLUMN "api_key_id" TO "caller_id";

-- AlterTable
ALTER TABLE "tickets" ADD COLUMN     "requester_verified" BOOLEAN;

-- CreateTable
CREATE TABLE "widgets" (
    "workspace_id" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "title" TEXT NOT NULL,
    "greeting" TEXT NOT NULL,
    "accent" TEXT NOT NULL,
    "categories" TEXT NOT NULL,
    "suggest_articles" BOOLEAN NOT NULL,
    "allowed_domains" TEXT NOT NULL,
    "secret_salt" TEXT NOT NULL,
    "former_salt" TEXT,
    "rotated_at" TIMESTAMP(3),
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "widgets_pkey" PRIMARY KEY ("workspace_id")
);

-- AddForeignKey
ALTER TABLE "idempotent_calls" ADD CONSTRAINT "idempotent_calls_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "widgets" ADD CONSTRAINT "widgets_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
