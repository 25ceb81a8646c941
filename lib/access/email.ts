import { z } from "zod";

const message = "Enter an e-mail address, such as ada@example.com.";

/** An e-mail address as it is stored and compared: trimmed, lower case, at most 254 characters. */
export const Email = z
  .string(message)
  .trim()
  .max(254, { error: "An e-mail address has at most 254 characters.", abort: true })
  // Before lower case: other letters than a to z must not turn into one of them.
  .regex(z.regexes.email, message)
  .toLowerCase();
