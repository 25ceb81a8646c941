import { z } from "zod";
import { endpoint } from "../entry/endpoint";

export const Standing = z
  .object({
    policy: z.string().meta({ description: "As `RateLimit-Policy` names it.", maxLength: 64 }),
    limit: z.int().meta({ description: "Requests in one window.", minimum: 1 }),
    window_seconds: z.int().meta({ minimum: 1 }),
    remaining: z.int().meta({ description: "Requests left in this window.", minimum: 0 }),
    reset_seconds: z.int().meta({ description: "Seconds until the window ends.", minimum: 1 }),
    partition: z.enum(["ip", "key", "workspace"]).meta({
      description: "Whether addresses or keys are counted apart; the monthly quota counts the workspace together.",
    }),
    overridden: z.boolean().meta({ description: "Whether the workspace has set it." }),
  })
  .meta({ id: "RateLimitStanding", description: "A limit, and what is left of it." });

export const getRateLimits = endpoint({
  method: "GET",
  path: "/rate-limits",
  id: "getRateLimits",
  summary: "See what is left of each limit",
  description:
    "Of this key, from the address it calls from, and of the workspace's monthly quota if it has one. Asking costs nothing.",
  tag: "Key",
  scope: "any",
  returns: z.object({ data: z.array(Standing).meta({ maxItems: 20 }) }),
  free: "always",
});
