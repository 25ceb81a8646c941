import * as dashboard from "@/lib/dashboard/endpoints";
import { getCounts, getSeries } from "@/lib/dashboard/queries";
import { type Served, serve } from "@/lib/entry/endpoint";

/** What a dashboard shows of the help desk. */
export const dashboardEndpoints: Served[] = [
  serve(dashboard.getCounts, (ctx, call) => getCounts(ctx, call.query)),
  serve(dashboard.getSeries, (ctx, call) => getSeries(ctx, call.query)),
];
