import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader
        title="Tickets"
        description="What people asked, through the API above all. Open one to read and answer it."
      />
      <div aria-busy="true" className="flex flex-col gap-3">
        <Skeleton className="h-8 w-full max-w-2xl rounded-md" />
        <Skeleton className="h-96 rounded-xl" />
      </div>
    </>
  );
}
