import { z } from "zod";
import { Email } from "../access/email";
import { PlainName } from "../access/plain-name";
import { line } from "../entry/fields";

/** A person who writes in, as a ticket shows them. */
export const ContactSummary = z
  .object({
    id: z.string().meta({ maxLength: 64 }),
    name: z.string().meta({ maxLength: 100 }),
    email: z.string().nullable().meta({ format: "email", maxLength: 254 }),
  })
  .meta({ id: "ContactSummary", description: "The person who writes in." });

/** A person given by e-mail address: found by it, or created. */
export const ContactByEmail = z
  .strictObject(
    {
      email: Email,
      name: PlainName.optional(),
      phone: line(40)
        .regex(/^\+?[\d\s()./-]*(x\d{1,6})?$/, "must be a telephone number such as +49 30 123456")
        .optional(),
    },
    { error: (issue) => (issue.code === "invalid_type" ? "must be an object with an email" : undefined) },
  )
  .meta({
    id: "ContactByEmail",
    description:
      "The contact with this e-mail address; created when there is none. An existing contact stays as it is.",
  });

export type ContactByEmail = z.output<typeof ContactByEmail>;
