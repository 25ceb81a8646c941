import type { Served } from "@/lib/entry/endpoint";
import { buildRoutes, type Routes } from "@/lib/entry/public/routes";
import { documentEndpoints } from "@/lib/openapi/endpoint";
import { articleEndpoints } from "./served/articles";
import { attachmentEndpoints } from "./served/attachments";
import { dashboardEndpoints } from "./served/dashboard";
import { keyEndpoints } from "./served/keys";
import { peopleEndpoints } from "./served/people";
import { ticketEndpoints } from "./served/tickets";

/** The endpoints that the OpenAPI document describes. */
export const documented: readonly Served[] = [
  ...keyEndpoints,
  ...ticketEndpoints,
  ...peopleEndpoints,
  ...dashboardEndpoints,
  ...articleEndpoints,
  ...attachmentEndpoints,
];

/** THE table of the public API: every contract with the function that serves it. Both mounts serve this and no more. */
export const endpoints: readonly Served[] = [
  ...documented,
  ...documentEndpoints(documented.map((served) => served.contract)),
];

export const routes: Routes = buildRoutes(endpoints);
