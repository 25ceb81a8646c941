"use client";

import { lazy } from "react";

const create = () => import("./create-dialog").then((file) => ({ default: file.CreateDialog }));
const empty = () => import("./empty").then((file) => ({ default: file.Empty }));
const notices = () => import("./notices").then((file) => ({ default: file.Notices }));
const edit = () => import("./edit-dialog").then((file) => ({ default: file.EditDialog }));
const end = () => import("./end-dialog").then((file) => ({ default: file.EndDialog }));
const replace = () => import("./replace-dialog").then((file) => ({ default: file.ReplaceDialog }));
const revokeMany = () => import("./revoke-many-dialog").then((file) => ({ default: file.RevokeManyDialog }));
const rename = () => import("./rename-dialog").then((file) => ({ default: file.RenameDialog }));

/** What the API Keys page shows now and then, in chunks of their own: the dialogs, and what somebody cannot do and why. */
export const Notices = lazy(notices);
export const Empty = lazy(empty);
export const CreateDialog = lazy(create);
export const EditDialog = lazy(edit);
export const EndDialog = lazy(end);
export const ReplaceDialog = lazy(replace);
export const RevokeManyDialog = lazy(revokeMany);
export const RenameDialog = lazy(rename);

/** Fetches them before one is asked for: keys typed while a chunk is on its way would be lost. */
export function fetchAhead(): void {
  for (const load of [create, empty, edit, end, replace, revokeMany, rename]) {
    // Asked for again, and told about, when it is shown.
    load().catch(() => {});
  }
}
