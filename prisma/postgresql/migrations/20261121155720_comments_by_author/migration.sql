-- DropIndex
DROP INDEX "comments_author_id_idx";

-- CreateIndex
CREATE INDEX "comments_author_id_updated_at_id_idx" ON "comments"("author_id", "updated_at", "id");
