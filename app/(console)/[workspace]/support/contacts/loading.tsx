import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Contacts" description="The people who write in. Open one to see their tickets." />
      <div aria-busy="true" className="flex flex-col gap-3">
        <Skeleton className="h-8 w-full max-w-2xl rounded-md" />
        <Skeleton className="h-96 rounded-xl" />
      </div>
    </>
  );
}
