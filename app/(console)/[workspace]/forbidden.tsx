import { Lock } from "lucide-react";
import { PageAccess } from "@/components/members/page-access";
import { DeadEnd } from "@/components/shell/dead-end";
import { WorkspaceHomeLink } from "@/components/shell/workspace-home-link";
import { WhoCanHelp } from "@/components/workspaces/late-who-can-help";

export default function WorkspaceForbidden() {
  return (
    <DeadEnd icon={<Lock />} title="Your role does not include this page" actions={<WorkspaceHomeLink />}>
      <p>Someone who manages members of this workspace can give you a role that does.</p>
      <WhoCanHelp />
      <PageAccess />
    </DeadEnd>
  );
}
