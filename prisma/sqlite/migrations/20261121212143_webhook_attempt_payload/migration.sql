-- AlterTable
ALTER TABLE "webhook_attempts" ADD COLUMN "payload" TEXT;
