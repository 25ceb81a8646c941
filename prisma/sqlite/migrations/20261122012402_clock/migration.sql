-- CreateTable
CREATE TABLE "clock" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "latest_at" DATETIME NOT NULL
);
