import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div aria-busy="true">
      <PageHeader title="Why was I refused?" description={<Skeleton className="h-3 w-80 max-w-full" />} />
      <Skeleton className="mb-6 h-14 w-full max-w-2xl" />
      <Skeleton className="h-96 w-full rounded-xl" />
    </div>
  );
}
