"use client";

import { lazy } from "react";

/** The dialogs of the API Keys page, in chunks of their own. */
export const CreateDialog = lazy(() => import("./create-dialog").then((file) => ({ default: file.CreateDialog })));
export const EditDialog = lazy(() => import("./edit-dialog").then((file) => ({ default: file.EditDialog })));
export const EndDialog = lazy(() => import("./end-dialog").then((file) => ({ default: file.EndDialog })));
export const RenameDialog = lazy(() => import("./rename-dialog").then((file) => ({ default: file.RenameDialog })));
