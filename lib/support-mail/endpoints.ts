import { z } from "zod";
import { endpoint } from "../entry/endpoint";

/** Bytes of a mail, and of one in base64 within JSON. */
const limits = { mail: 26_214_400, json: 35_000_000 } as const;

const InboundMailBody = z
  .strictObject({
    raw: z
      .base64({ error: "must be base64" })
      .max(34_952_536, "is larger than 25 MiB")
      .optional()
      .meta({ description: "The whole mail (RFC 5322) in base64. Or send the mail itself as message/rfc822." }),
  })
  .meta({ id: "InboundMailBody" });

const InboundMailTaken = z
  .object({
    id: z.string().meta({ description: "Of the mail in the log.", maxLength: 64 }),
    status: z
      .enum(["received", "duplicate"])
      .meta({ description: "`duplicate`: it is here already, and nothing was done." }),
  })
  .meta({ id: "InboundMailTaken" });

export const takeInboundMail = endpoint({
  method: "POST",
  path: "/inbound-mail/{workspace_id}",
  id: "takeInboundMail",
  summary: "Hand in a mail",
  description:
    "For mail servers and providers that hand on what arrives. Signed as Standard Webhooks 1.0.0 says (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with the secret of Settings > Mail over the exact bytes of the body; older than five minutes is refused. It becomes a ticket or a reply within seconds. Handing in the same mail again does nothing.",
  tag: "Mail",
  scope: "none",
  body: InboundMailBody,
  signed: { type: "message/rfc822", limit: limits.mail, jsonLimit: limits.json },
  returns: z.object({ data: InboundMailTaken }),
  status: 202,
});
