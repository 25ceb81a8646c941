import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Widget" description="A form for your own sites: visitors send tickets without an account." />
      <div aria-busy="true" className="flex max-w-3xl flex-col gap-5">
        {["access", "form", "install"].map((card) => (
          <Skeleton key={card} className="h-44 rounded-xl" />
        ))}
      </div>
    </>
  );
}
