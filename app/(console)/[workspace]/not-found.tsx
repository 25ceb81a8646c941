import { SearchX } from "lucide-react";
import { DeadEnd } from "@/components/shell/dead-end";
import { HomeLink } from "@/components/shell/home-link";

export default function WorkspaceNotFound() {
  return (
    <DeadEnd icon={<SearchX />} title="Not found" actions={<HomeLink>Go to API Keys</HomeLink>}>
      <p>It was deleted, it belongs to another workspace, or the address is mistyped.</p>
    </DeadEnd>
  );
}
