import { z } from "zod";
import { Email } from "../access/email";

/**
 * One message to one address. A header is one line, so neither the address nor the subject can hold a line break or
 * any other control character: nothing that a person typed can add a header or a recipient.
 */
export const Message = z.strictObject({
  to: Email,
  subject: z
    .string()
    // Controls, line ends and what cannot be seen, such as marks that turn the direction of text.
    .transform((text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim())
    .pipe(z.string().min(1).max(250)),
  text: z.string().min(1).max(100_000),
  html: z.string().max(200_000).optional(),
});

export type Message = z.input<typeof Message>;
