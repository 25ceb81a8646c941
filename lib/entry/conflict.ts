import { appUrl } from "../env";
import { AppError } from "../errors";
import { apiBase } from "./public/routes";

type Existing = Readonly<{ type: string; path: `/${string}`; id: string; field: string; shown: string }>;

/** 409 that names the record which has the value already, so that an integration can go on with that one. */
export function conflictWith({ type, path, id, field, shown }: Existing): AppError {
  const url = `${appUrl()}${apiBase}${path}/${id}`;
  return new AppError("conflict", `${shown} already has this ${field}.`, {
    members: { conflicting_resource: { type, id, url, field } },
    headers: { Location: url },
  });
}
