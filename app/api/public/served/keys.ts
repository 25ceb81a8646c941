import { setTimeout as sleep } from "node:timers/promises";
import { reportLeak as report } from "@/lib/api-keys/commands/report-leak";
import { reportLeak, testKey, testKeyByPost } from "@/lib/api-keys/endpoints";
import { leakAnswer } from "@/lib/api-keys/leak-report";
import { describeKey } from "@/lib/api-keys/test-call";
import { type Served, serve } from "@/lib/entry/endpoint";
import { checkHealth } from "@/lib/health/check";
import { getHealth } from "@/lib/health/endpoints";
import { getRateLimits } from "@/lib/limits/endpoints";
import { listStandings } from "@/lib/limits/standings";

/** Every report is answered after this, in milliseconds: more than revoking takes, so the time tells nothing. */
const leakPatience = 300;

/** What a key can ask about itself, and what anybody can say about one. */
export const keyEndpoints: Served[] = [
  serve(testKey, describeKey),
  serve(testKeyByPost, describeKey),
  serve(getRateLimits, async (ctx, call) => ({ data: await listStandings(ctx, call.key.id) })),
  serve(getHealth, checkHealth),
  serve(reportLeak, async (ctx, { body }) => {
    await Promise.all([report(ctx, body), sleep(leakPatience)]);
    return leakAnswer;
  }),
];
