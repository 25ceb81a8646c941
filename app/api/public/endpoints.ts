import { testKey, testKeyByPost } from "@/lib/api-keys/endpoints";
import { describeKey } from "@/lib/api-keys/test-call";
import { type Served, serve } from "@/lib/entry/endpoint";
import { buildRoutes, type Routes } from "@/lib/entry/public/routes";
import { documentEndpoint } from "@/lib/openapi/endpoint";

const keyEndpoints: Served[] = [serve(testKey, describeKey), serve(testKeyByPost, describeKey)];

export const documented: Served[] = [...keyEndpoints];

/** THE table of the public API: every contract with the function that serves it. Both mounts serve this and no more. */
export const endpoints: readonly Served[] = [
  ...documented,
  documentEndpoint(documented.map((served) => served.contract)),
];

export const routes: Routes = buildRoutes(endpoints);
