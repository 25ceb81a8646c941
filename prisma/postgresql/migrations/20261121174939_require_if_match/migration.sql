-- AlterTable
ALTER TABLE "workspace_policies" ADD COLUMN     "require_if_match" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "workspace_policies" ALTER COLUMN "require_if_match" DROP DEFAULT;
