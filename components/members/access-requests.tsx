"use client";

import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { roles } from "@/lib/access/roles";
import { declineAccess, setApiAccess } from "@/lib/members/actions";
import type { AccessRequest } from "@/lib/members/schema";
import type { RoleChange } from "./role-dialog";
import { leastRoleFor, mayManage, type Viewer, wantedLabel } from "./viewer";

type AccessRequestsProps = {
  workspace: string;
  viewer: Viewer;
  requests: readonly AccessRequest[];
  /** A permission is granted by a role: the dialog shows what that changes. */
  onRole: (change: RoleChange) => void;
  onChanged: () => void;
};

/** Who has asked for more rights. */
export function AccessRequests({ requests, ...rest }: AccessRequestsProps) {
  if (requests.length === 0) return null;
  return (
    <Card title="Access requests" flush className="mb-6">
      <ul aria-label="Access requests" className="divide-y border-t">
        {requests.map((request) => (
          <Item key={request.id} request={request} {...rest} />
        ))}
      </ul>
    </Card>
  );
}

function Item({
  workspace,
  viewer,
  request,
  onRole,
  onChanged,
}: Omit<AccessRequestsProps, "requests"> & { request: AccessRequest }) {
  const { id, member, wanted, createdAt } = request;
  const grant = useFormAction(
    () => setApiAccess(workspace, { email: member.email, on: true }),
    () => {
      toast.success(`API access on for ${member.name}`);
      onChanged();
    },
  );
  const decline = useFormAction(
    () => declineAccess(workspace, { id }),
    () => {
      toast.success(`Declined ${member.name}'s request`);
      onChanged();
    },
  );
  const start = () => {
    if (wanted === "api_access") return grant.run(undefined);
    onRole({ member, to: leastRoleFor(wanted) ?? member.role });
  };
  const error = grant.error ?? decline.error;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-5">
      <div className="min-w-0 flex-1 basis-60 text-sm">
        <p>
          <span className="font-medium">{member.name}</span> ({roles[member.role].label}) asks for:{" "}
          <span className="font-medium">{wantedLabel(wanted)}</span>
        </p>
        <p className="text-muted text-xs">
          <RelativeTime at={createdAt} />
        </p>
        {error ? (
          <p role="alert" className="text-danger-text text-xs">
            {error.message}
          </p>
        ) : null}
      </div>
      {mayManage(viewer, member.role) ? (
        <div className="flex gap-2">
          <Button
            size="sm"
            pending={decline.pending}
            onClick={() => decline.run(undefined)}
            aria-label={`Decline ${member.name}'s request`}
          >
            Decline
          </Button>
          <Button
            size="sm"
            variant="primary"
            pending={grant.pending}
            onClick={start}
            aria-label={`Grant ${member.name}'s request`}
          >
            Grant
          </Button>
        </div>
      ) : null}
    </li>
  );
}
