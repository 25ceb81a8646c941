import { ListLoading } from "@/components/data-table/list-loading";
import { description } from "@/components/tickets/words";

export default function Loading() {
  return <ListLoading title="Tickets" description={description} />;
}
