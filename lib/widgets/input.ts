import { z } from "zod";
import { Email } from "../access/email";
import { PlainName } from "../access/plain-name";
import { formInteger, line, text } from "../entry/fields";
import { longestBody, longestSubject } from "../tickets/schema";
import { longestCategory } from "./schema";

const Requester = z
  .strictObject(
    { email: Email, name: PlainName.optional() },
    { error: (issue) => (issue.code === "invalid_type" ? "must be an object with an email" : undefined) },
  )
  .meta({ id: "WidgetRequester", description: "Who asks. A contact whom the workspace knows already is not renamed." });

/** The address stays as it was signed; where it is compared and stored it is read as every other address. */
const Identity = z
  .strictObject({
    email: line(254).refine((email) => Email.safeParse(email).success, "must be an e-mail address"),
    hmac: line(64)
      .regex(/^[0-9a-f]{64}$/i, "must be HMAC-SHA-256 in hex: 64 digits")
      .meta({
        description: "HMAC-SHA-256 over the address, as it stands in `email`, with the widget's secret; in hex.",
      }),
  })
  .meta({ id: "WidgetIdentity", description: "The proof of the site that its visitor has this address." });

/** All that somebody without a key may say of a ticket. What the workspace makes of it is not theirs to set. */
export const NewWidgetTicket = z
  .strictObject({
    subject: line(longestSubject),
    body: text(longestBody).meta({ description: "Markdown.", minLength: 1, maxLength: longestBody }),
    requester: Requester.optional(),
    category: line(longestCategory, 0).optional().meta({ description: "One of those that the config offers." }),
    form_token: line(200).optional().meta({ description: "From the config. Web pages must send it." }),
    website: text(200, 0)
      .refine((value) => value === "", "must be left empty: people do not see this field")
      .optional()
      .meta({ description: "For programs that fill in every field: leave it empty.", maxLength: 0 }),
    identity: Identity.optional(),
    workspace_id: line(64).optional().meta({ description: "The workspace, where the address does not name it." }),
  })
  .superRefine(
    ({ requester, identity }, context) => {
      if (requester === undefined && identity === undefined) {
        context.addIssue({ code: "invalid_type", expected: "object", path: ["requester"], message: "is required" });
      }
      const differs = requester && identity && requester.email !== identity.email.trim().toLowerCase();
      if (differs) {
        context.addIssue({
          code: "custom",
          path: ["requester", "email"],
          message: "must be the address that identity proves, or be left out",
        });
      }
    },
    // With the others: every mistake is named at once.
    { when: ({ value }) => typeof value === "object" && value !== null },
  )
  .meta({ id: "NewWidgetTicket" });

export type NewWidgetTicket = z.output<typeof NewWidgetTicket>;

/** `workspace_id` beside a path that names it: it may be said twice, not differently. */
export const WidgetQuery = z.strictObject({
  workspace_id: line(64).optional().meta({ description: "The workspace, where the path does not name it." }),
});

export const WidgetSearchQuery = z.strictObject({
  q: line(200)
    .refine((words) => [...words].length >= 2, "must have 2 to 200 characters")
    .meta({ description: "What is looked for, in anybody's words.", minLength: 2 }),
  limit: formInteger(1, 20).default(5).meta({ description: "Articles at most." }),
});

export type WidgetSearchQuery = z.output<typeof WidgetSearchQuery>;
