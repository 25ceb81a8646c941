-- CreateTable
CREATE TABLE "monthly_quotas" (
    "workspace_id" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "refuses" BOOLEAN NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "monthly_quotas_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "monthly_usage" (
    "workspace_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "calls" BIGINT NOT NULL,

    CONSTRAINT "monthly_usage_pkey" PRIMARY KEY ("workspace_id","month")
);

-- AddForeignKey
ALTER TABLE "monthly_quotas" ADD CONSTRAINT "monthly_quotas_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "monthly_usage" ADD CONSTRAINT "monthly_usage_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
