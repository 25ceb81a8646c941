"use client";

import { KeyRound, Lock, SearchX } from "lucide-react";
import { RequestAccess } from "@/components/members/late-request-access";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { can } from "@/lib/access/permissions";
import { roles } from "@/lib/access/roles";
import { defaultListQuery, keyStatuses, listQueryParams } from "@/lib/api-keys/list-query";
import type { ApiKeyList } from "@/lib/api-keys/schema";
import type { ListState } from "./use-list-state";
import { mayCreate, oneOf, type Viewer } from "./viewer";

type EmptyProps = {
  list: ListState;
  data: ApiKeyList;
  viewer: Viewer;
  admins: readonly string[];
  onCreate: () => void;
};

/** In place of the rows: why there are none, and the next step. */
export function Empty({ list, data, viewer, admins, onCreate }: EmptyProps) {
  const { query } = list;
  if (data.any) {
    const bare = { ...defaultListQuery, sort: query.sort, per: query.per, page: query.page };
    if (listQueryParams(query).toString() === listQueryParams(bare).toString()) {
      return (
        <EmptyState
          icon={<KeyRound />}
          title="No live keys"
          action={<Button onClick={() => list.change({ status: [...keyStatuses] })}>Show expired and revoked</Button>}
        >
          Every key here has expired or been revoked.
        </EmptyState>
      );
    }
    return (
      <EmptyState icon={<SearchX />} title="No keys match" action={<Button onClick={list.clear}>Clear filters</Button>}>
        Expired and revoked keys show only when the status filter includes them.
      </EmptyState>
    );
  }
  if (mayCreate(viewer)) {
    return (
      <EmptyState
        icon={<KeyRound />}
        title="No keys yet"
        action={
          <Button variant="primary" onClick={onCreate}>
            Create your first key
          </Button>
        }
      >
        A key lets another system call the API in this workspace's name, with only the scopes you give it.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Lock />}
      title={viewer.apiAccess ? "No keys yet" : "API access is off for you"}
      action={can(viewer.role, "api_keys:create") ? <RequestAccess wanted="api_access" /> : null}
    >
      {can(viewer.role, "api_keys:create")
        ? `To create a key, ask ${oneOf(admins)} to switch your API access on.`
        : `The role ${roles[viewer.role].label} cannot create keys. Ask ${oneOf(admins)}.`}
    </EmptyState>
  );
}
