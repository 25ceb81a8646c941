-- CreateTable
CREATE TABLE "knowledge_bases" (
    "workspace_id" TEXT NOT NULL,
    "is_private" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "knowledge_bases_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "article_categories" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "slug" TEXT,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "article_categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "articles" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_folded" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "category_id" TEXT,
    "locale" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "published_at" TIMESTAMP(3),
    "created_at" TIMESTAMP(3) NOT NULL,
    "updated_at" TIMESTAMP(3) NOT NULL,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_slugs" (
    "workspace_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "article_id" TEXT NOT NULL,

    CONSTRAINT "article_slugs_pkey" PRIMARY KEY ("workspace_id","slug")
);

-- CreateTable
CREATE TABLE "search_documents" (
    "row" SERIAL NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "people" TEXT NOT NULL,

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("row")
);

-- CreateTable
CREATE TABLE "search_words" (
    "workspace_id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "stem" TEXT NOT NULL,
    "articles" INTEGER NOT NULL,
    "published" INTEGER NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("workspace_id","word")
);

-- CreateIndex
CREATE INDEX "article_categories_workspace_id_name_folded_id_idx" ON "article_categories"("workspace_id", "name_folded", "id");

-- CreateIndex
CREATE INDEX "article_categories_workspace_id_created_at_id_idx" ON "article_categories"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "article_categories_workspace_id_updated_at_id_idx" ON "article_categories"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "article_categories_workspace_id_slug_key" ON "article_categories"("workspace_id", "slug");

-- CreateIndex
CREATE INDEX "articles_workspace_id_created_at_id_idx" ON "articles"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "articles_workspace_id_updated_at_id_idx" ON "articles"("workspace_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "articles_workspace_id_title_folded_id_idx" ON "articles"("workspace_id", "title_folded", "id");

-- CreateIndex
CREATE INDEX "articles_category_id_updated_at_id_idx" ON "articles"("category_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "article_slugs_article_id_idx" ON "article_slugs"("article_id");

-- CreateIndex
CREATE INDEX "search_documents_workspace_id_idx" ON "search_documents"("workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "search_documents_kind_target_id_key" ON "search_documents"("kind", "target_id");

-- CreateIndex
CREATE INDEX "search_words_workspace_id_stem_idx" ON "search_words"("workspace_id", "stem");

-- AddForeignKey
ALTER TABLE "knowledge_bases" ADD CONSTRAINT "knowledge_bases_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_categories" ADD CONSTRAINT "article_categories_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "article_categories"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_slugs" ADD CONSTRAINT "article_slugs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_slugs" ADD CONSTRAINT "article_slugs_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The full-text index over search_documents. Each word is a lexeme as it stands: they are cut and stemmed before.
ALTER TABLE "search_documents" ADD COLUMN "lexemes" tsvector
    GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array("words" || ' ' || "people", ' '), ''))) STORED;

CREATE INDEX "search_documents_lexemes_idx" ON "search_documents" USING GIN ("lexemes");

-- Words are looked up by their first letters, byte by byte, whatever order the database sorts texts in.
ALTER TABLE "search_words" ALTER COLUMN "word" TYPE TEXT COLLATE "C";
