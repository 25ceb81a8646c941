import { type Served, serve } from "@/lib/entry/endpoint";
import { answerPage } from "@/lib/entry/paging";
import { listEvents } from "@/lib/events/endpoints";
import { followEvents } from "@/lib/events/follow";

/** What happened, for who would rather ask than be called. */
export const eventEndpoints: Served[] = [
  serve(listEvents, async (ctx, call) => {
    const { key, onGone, recheck } = call;
    const caller = { scopes: key.effective, keyId: key.id, onGone, recheck };
    return answerPage(call, "/events", await followEvents(ctx, call.query, caller));
  }),
];
