import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

const lines = ["a", "b", "c", "d"];

/** The shape of both pages while they are on the way. */
export function NoticesLoading({ title, description }: { title: string; description: string }) {
  return (
    <>
      <PageHeader title={title} description={description} />
      <Card flush>
        <div className="divide-y">
          {lines.map((line) => (
            <div key={line} className="flex flex-col gap-2 px-4 py-3 sm:px-5">
              <Skeleton className="h-4 w-72 max-w-full" />
              <Skeleton className="h-3 w-96 max-w-full" />
            </div>
          ))}
        </div>
      </Card>
    </>
  );
}
