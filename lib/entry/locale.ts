import { z } from "zod";
import { line } from "./fields";

/** A language tag (BCP 47) in its canonical spelling. */
export const Locale = line(35).transform((text, context) => {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    if (tag) return tag;
  } catch {
    // Not a language tag: said below.
  }
  context.addIssue({ code: "custom", message: "must be a language tag such as de-CH" });
  return z.NEVER;
});
