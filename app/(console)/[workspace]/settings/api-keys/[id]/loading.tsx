import { KeyLoading } from "@/components/api-key/loading-screen";

export default function Loading() {
  return <KeyLoading />;
}
