import { description } from "@/components/mail/description";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <PageHeader title="Mail" description={description} />
      <div aria-busy="true" className="flex max-w-3xl flex-col gap-5">
        {["outgoing", "mailbox", "hook"].map((card) => (
          <Skeleton key={card} className="h-44 rounded-xl" />
        ))}
      </div>
    </>
  );
}
