import { description } from "@/components/audit-log/words";
import { ListLoading } from "@/components/data-table/list-loading";

export default function Loading() {
  return <ListLoading title="Audit log" description={description} />;
}
