import { testKey, testKeyByPost } from "@/lib/api-keys/endpoints";
import { describeKey } from "@/lib/api-keys/test-call";
import { type Served, serve } from "@/lib/entry/endpoint";

/** What a key can ask about itself. */
export const keyEndpoints: Served[] = [serve(testKey, describeKey), serve(testKeyByPost, describeKey)];
