-- CreateTable
CREATE TABLE "knowledge_bases" (
    "workspace_id" TEXT NOT NULL PRIMARY KEY,
    "is_private" BOOLEAN NOT NULL,
    "updated_at" DATETIME NOT NULL,
    CONSTRAINT "knowledge_bases_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "article_categories" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT NOT NULL,
    "slug" TEXT,
    "version" INTEGER NOT NULL,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "deleted_at" DATETIME,
    CONSTRAINT "article_categories_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "articles" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "published_at" DATETIME,
    "created_at" DATETIME NOT NULL,
    "updated_at" DATETIME NOT NULL,
    "deleted_at" DATETIME,
    CONSTRAINT "articles_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "articles_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "article_categories" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "article_slugs" (
    "workspace_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "article_id" TEXT NOT NULL,

    PRIMARY KEY ("workspace_id", "slug"),
    CONSTRAINT "article_slugs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "article_slugs_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "search_documents" (
    "row" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    CONSTRAINT "search_documents_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "search_words" (
    "workspace_id" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "stem" TEXT NOT NULL,
    "articles" INTEGER NOT NULL,
    "published" INTEGER NOT NULL,

    PRIMARY KEY ("workspace_id", "word"),
    CONSTRAINT "search_words_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

-- The full-text index over search_documents. Each word is a token as it stands: they are cut and stemmed before.
CREATE VIRTUAL TABLE "search_index" USING fts5(
    words, people, content='search_documents', content_rowid='row',
    tokenize="ascii tokenchars ':_'", prefix='3', detail=none, columnsize=0
);

-- Triggers, and not code: what a deleted workspace takes with it must leave the index too.
CREATE TRIGGER "search_documents_insert" AFTER INSERT ON "search_documents" BEGIN
    INSERT INTO "search_index" (rowid, words, people) VALUES (new.row, new.words, new.people);
END;

CREATE TRIGGER "search_documents_delete" AFTER DELETE ON "search_documents" BEGIN
    INSERT INTO "search_index" ("search_index", rowid, words, people) VALUES ('delete', old.row, old.words, old.people);
END;

CREATE TRIGGER "search_documents_update" AFTER UPDATE ON "search_documents" BEGIN
    INSERT INTO "search_index" ("search_index", rowid, words, people) VALUES ('delete', old.row, old.words, old.people);
    INSERT INTO "search_index" (rowid, words, people) VALUES (new.row, new.words, new.people);
END;
