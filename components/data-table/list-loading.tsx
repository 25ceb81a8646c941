import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

/** A page with a list, while its rows are on their way. */
export function ListLoading({ title, description }: { title: string; description: string }) {
  return (
    <>
      <PageHeader title={title} description={description} />
      <div aria-busy="true" className="flex flex-col gap-3">
        <Skeleton className="h-8 w-full max-w-2xl rounded-md" />
        <Skeleton className="h-96 rounded-xl" />
      </div>
    </>
  );
}
