import { description } from "@/components/articles/words";
import { ListLoading } from "@/components/data-table/list-loading";

export default function Loading() {
  return <ListLoading title="Knowledge base" description={description} />;
}
