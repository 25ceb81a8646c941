import { Skeleton } from "@/components/ui/skeleton";

/** Uneven, as real rows are. */
const rows = ["w-3/5", "w-2/5", "w-1/2", "w-2/3", "w-1/3", "w-5/12"];

/** A heading and a table in outline, the shape of most pages. */
export default function WorkspaceLoading() {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading
      </p>
      <Skeleton className="h-7 w-36" />
      <Skeleton className="mt-2 w-full max-w-md" />
      <div className="mt-8 rounded-xl border bg-surface">
        {rows.map((width) => (
          <div key={width} className="flex h-12 items-center border-t px-4 first:border-t-0 sm:px-5">
            <Skeleton className={width} />
          </div>
        ))}
      </div>
    </div>
  );
}
