import { z } from "zod";
import { line, text } from "../entry/fields";

/** What the public endpoint for leaks takes. Not checked to be a key: every text gets the same answer. */
export const LeakReport = z
  .strictObject({
    key: text(500).meta({ description: "The whole key, as it was found." }),
    found_at: line(500, 0).default("").meta({ description: "Where it was found. The key's people are shown this." }),
  })
  .meta({ id: "LeakReport" });

export type LeakReport = z.output<typeof LeakReport>;

export const LeakAnswer = z.object({ message: z.string().meta({ maxLength: 500 }) }).meta({ id: "LeakAnswer" });

/** The one answer, whatever was sent. */
export const leakAnswer = {
  message: "Thank you. If this is one of our keys, it does not work any more, and its owner and admins have been told.",
};
