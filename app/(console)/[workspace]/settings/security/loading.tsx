import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader
        title="Security policy"
        description="What this workspace asks of its API keys, whoever creates them and wherever they are used."
      />
      <div aria-busy="true" className="flex max-w-3xl flex-col gap-5">
        {["new", "every", "addresses", "domains"].map((card) => (
          <Skeleton key={card} className="h-44 rounded-xl" />
        ))}
      </div>
    </>
  );
}
