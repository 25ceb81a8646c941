import { noticesDescription } from "@/components/notices/description";
import { NoticesLoading } from "@/components/notices/loading-screen";

export default function Loading() {
  return <NoticesLoading title="Notices" description={noticesDescription} />;
}
