import { z } from "zod";
import { type AboutPerson, checkPassword } from "./password-rules";

/** Adds the verdict of `checkPassword` to a schema's issues, beside the field that holds the new password. */
export function judgePassword(context: z.RefinementCtx, field: string, password: string, about: AboutPerson): void {
  const verdict = checkPassword(password, about);
  if (!verdict.ok) context.addIssue({ code: "custom", path: [field], message: verdict.message });
}

export const ChangePassword = z.strictObject({
  current: z.string("Enter your current password.").min(1, "Enter your current password."),
  next: z.string("Enter a new password."),
});
export type ChangePassword = z.infer<typeof ChangePassword>;
