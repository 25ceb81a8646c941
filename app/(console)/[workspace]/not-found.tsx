import { SearchX } from "lucide-react";
import { DeadEnd } from "@/components/shell/dead-end";
import { WorkspaceHomeLink } from "@/components/shell/workspace-home-link";

export default function WorkspaceNotFound() {
  return (
    <DeadEnd icon={<SearchX />} title="Not found" actions={<WorkspaceHomeLink />}>
      <p>It was deleted, it belongs to another workspace, or the address is mistyped.</p>
    </DeadEnd>
  );
}
