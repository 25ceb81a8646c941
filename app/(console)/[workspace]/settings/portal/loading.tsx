import { description } from "@/components/portal/description";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Customer portal" description={description} />
      <div aria-busy="true">
        <Skeleton className="h-56 max-w-2xl rounded-xl" />
      </div>
    </>
  );
}
