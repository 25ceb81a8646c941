"use client";

import { UserPlus } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { MemberListQuery } from "@/lib/members/list-query";
import type { AccessRequest, MemberDetails, PendingInvitation } from "@/lib/members/schema";
import { AccessRequests } from "./access-requests";
import { InviteDialog } from "./invite-dialog";
import { LinkDialog } from "./link-dialog";
import { MembersTable } from "./members-table";
import { PendingInvitations } from "./pending-invitations";
import { type Heir, RemoveDialog } from "./remove-dialog";
import { RoleDialog } from "./role-dialog";
import { RowMenu } from "./row-menu";
import { useMemberChanges } from "./use-member-changes";
import { useMemberList } from "./use-member-list";
import { mayInvite, mayManage, rolesToGive, type Viewer } from "./viewer";

export const description = "Who works here and what they may do. A role decides for the person and for their keys.";

export type MembersScreenProps = {
  workspace: string;
  viewer: Viewer;
  query: MemberListQuery;
  data: { rows: MemberDetails[]; total: number; page: number };
  invitations: readonly PendingInvitation[];
  requests: readonly AccessRequest[];
  admins: readonly Heir[];
};

export function MembersScreen({ workspace, viewer, query, data, invitations, requests, admins }: MembersScreenProps) {
  const list = useMemberList(query);
  const changes = useMemberChanges();
  const rows = useMemo(
    () => data.rows.map((row) => ({ ...row, isOwn: row.id === viewer.id, manageable: mayManage(viewer, row.role) })),
    [data.rows, viewer],
  );
  const roles = useMemo(() => rolesToGive(viewer), [viewer]);
  const onChanged = changes.refresh;
  return (
    <>
      <PageHeader
        title="Members"
        description={description}
        actions={
          mayInvite(viewer) ? (
            <Button variant="primary" onClick={() => changes.setInviting(true)}>
              <UserPlus aria-hidden />
              Invite member
            </Button>
          ) : null
        }
      />
      <AccessRequests {...{ workspace, viewer, requests, onChanged }} onRole={changes.setRole} />
      <MembersTable
        rows={rows}
        list={list}
        total={data.total}
        page={data.page}
        changed={changes.changed}
        rowActions={mayInvite(viewer) ? (row) => <RowMenu row={row} onAction={changes.onAction} /> : undefined}
      />
      <PendingInvitations
        {...{ workspace, viewer, invitations, onChanged }}
        onSent={(sent) => {
          changes.setSent(sent);
          changes.refresh();
        }}
      />
      <InviteDialog
        {...{ workspace, roles }}
        open={changes.inviting}
        onClose={() => changes.setInviting(false)}
        onInvited={changes.onInvited}
      />
      <LinkDialog sent={changes.sent} onClose={() => changes.setSent(null)} />
      <RoleDialog
        workspace={workspace}
        change={changes.role}
        options={roles}
        onClose={() => changes.setRole(null)}
        onChanged={changes.onRole}
      />
      <RemoveDialog
        {...{ workspace, admins }}
        member={changes.removing}
        onClose={() => changes.setRemoving(null)}
        onRemoved={changes.onRemoved}
      />
    </>
  );
}
