import { MembersLoading } from "@/components/members/loading-screen";

export default function Loading() {
  return <MembersLoading />;
}
