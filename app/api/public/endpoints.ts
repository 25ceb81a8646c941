import type { Served } from "@/lib/entry/endpoint";
import { currentVersion } from "@/lib/entry/public/negotiate";
import { buildRoutes, type Routes } from "@/lib/entry/public/routes";
import { openApiDocument } from "@/lib/openapi/document";
import { documentEndpoints } from "@/lib/openapi/endpoint";
import { eventObjects } from "./event-objects";
import { articleEndpoints } from "./served/articles";
import { attachmentEndpoints } from "./served/attachments";
import { dashboardEndpoints } from "./served/dashboard";
import { eventEndpoints } from "./served/events";
import { keyEndpoints } from "./served/keys";
import { mailEndpoints } from "./served/mail";
import { peopleEndpoints } from "./served/people";
import { portalEndpoints } from "./served/portal";
import { ticketEndpoints } from "./served/tickets";
import { webhookEndpoints } from "./served/webhooks";
import { scriptEndpoints, widgetEndpoints } from "./served/widgets";

/** The endpoints that the OpenAPI document describes. */
export const documented: readonly Served[] = [
  ...keyEndpoints,
  ...ticketEndpoints,
  ...peopleEndpoints,
  ...dashboardEndpoints,
  ...articleEndpoints,
  ...attachmentEndpoints,
  ...eventEndpoints,
  ...mailEndpoints,
  ...webhookEndpoints,
  ...widgetEndpoints,
  ...portalEndpoints,
];

/** The OpenAPI document of these endpoints, and of the events that webhooks send. */
export const apiDocument = openApiDocument(
  documented.map((served) => served.contract),
  currentVersion,
  eventObjects,
);

/** THE table of the public API: every contract with the function that serves it. Both mounts serve this and no more. */
export const endpoints: readonly Served[] = [...documented, ...documentEndpoints(apiDocument), ...scriptEndpoints];

export const routes: Routes = buildRoutes(endpoints);
