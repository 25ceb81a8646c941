import { ApiKeysLoading } from "@/components/api-keys/loading-screen";

export default function Loading() {
  return <ApiKeysLoading />;
}
