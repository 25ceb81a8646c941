import { z } from "zod";
import { endpoint } from "../entry/endpoint";

export const getHealth = endpoint({
  method: "GET",
  path: "/health",
  id: "getHealth",
  summary: "Whether the API can answer",
  description: "For load balancers: 503 when the database does not answer. Not counted.",
  tag: "Key",
  scope: "none",
  returns: z.object({ status: z.literal("ok") }),
  free: "always",
});
