import { NoticesLoading } from "@/components/notices/loading-screen";

export default function Loading() {
  return <NoticesLoading title="Notice preferences" description="How you are told in this workspace." />;
}
