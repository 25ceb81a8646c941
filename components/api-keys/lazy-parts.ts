"use client";

import { lazy } from "react";

const create = () => import("./create-dialog").then((file) => ({ default: file.CreateDialog }));
const edit = () => import("./edit-dialog").then((file) => ({ default: file.EditDialog }));
const end = () => import("./end-dialog").then((file) => ({ default: file.EndDialog }));
const replace = () => import("./replace-dialog").then((file) => ({ default: file.ReplaceDialog }));
const revokeMany = () => import("./revoke-many-dialog").then((file) => ({ default: file.RevokeManyDialog }));
const rename = () => import("./rename-dialog").then((file) => ({ default: file.RenameDialog }));

/** The dialogs of the API Keys page, in chunks of their own. */
export const CreateDialog = lazy(create);
export const EditDialog = lazy(edit);
export const EndDialog = lazy(end);
export const ReplaceDialog = lazy(replace);
export const RevokeManyDialog = lazy(revokeMany);
export const RenameDialog = lazy(rename);

/** Fetches them before one is asked for: keys typed while a chunk is on its way would be lost. */
export function fetchAhead(): void {
  for (const load of [create, edit, end, replace, revokeMany, rename]) {
    // Asked for again, and told about, when it is shown.
    load().catch(() => {});
  }
}
