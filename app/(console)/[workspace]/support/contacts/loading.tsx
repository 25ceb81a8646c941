import { description } from "@/components/contacts/words";
import { ListLoading } from "@/components/data-table/list-loading";

export default function Loading() {
  return <ListLoading title="Contacts" description={description} />;
}
