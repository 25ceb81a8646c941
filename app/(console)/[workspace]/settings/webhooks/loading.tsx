import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { description } from "@/components/webhooks/words";

export default function Loading() {
  return (
    <>
      <PageHeader title="Webhooks" description={description} />
      <div aria-busy="true">
        <Skeleton className="h-64 rounded-xl" />
      </div>
    </>
  );
}
