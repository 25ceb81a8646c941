-- CreateTable
CREATE TABLE "clock" (
    "id" TEXT NOT NULL,
    "latest_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);
