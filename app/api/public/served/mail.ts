import { type Served, serve } from "@/lib/entry/endpoint";
import { takeByHook } from "@/lib/support-mail/commands/take-by-hook";
import { takeInboundMail } from "@/lib/support-mail/endpoints";

/** What mail servers hand in. */
export const mailEndpoints: Served[] = [
  serve(takeInboundMail, async (ctx, { bytes, body, header }) => {
    const isMail = header("content-type")?.trim().toLowerCase() === takeInboundMail.signed?.type;
    return { data: await takeByHook(ctx, { bytes, raw: body.raw, isMail, header }) };
  }),
];
