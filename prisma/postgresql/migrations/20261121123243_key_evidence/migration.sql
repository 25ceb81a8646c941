-- CreateTable
CREATE TABLE "api_key_denials" (
    "api_key_id" TEXT NOT NULL,
    "day" TIMESTAMP(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "first_at" TIMESTAMP(3) NOT NULL,
    "last_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "api_key_denials_pkey" PRIMARY KEY ("api_key_id","day","reason","ip")
);

-- CreateTable
CREATE TABLE "logged_requests" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "api_key_id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "method" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "micros" INTEGER NOT NULL,
    "ip" TEXT NOT NULL,
    "user_agent" TEXT NOT NULL,
    "origin" TEXT NOT NULL,

    CONSTRAINT "logged_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "api_key_denials_day_idx" ON "api_key_denials"("day");

-- CreateIndex
CREATE INDEX "logged_requests_api_key_id_id_idx" ON "logged_requests"("api_key_id", "id");

-- AddForeignKey
ALTER TABLE "api_key_denials" ADD CONSTRAINT "api_key_denials_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "logged_requests" ADD CONSTRAINT "logged_requests_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;
