import { z } from "zod";
import { Email } from "../access/email";
import { PlainName } from "../access/plain-name";
import { type Role, roleNames } from "../access/roles";
import { judgePassword } from "../auth/new-password";

export const RoleField = z.enum(roleNames as [Role, ...Role[]], {
  error: `Choose a role: ${roleNames.join(", ")}.`,
});

export const AddMember = z
  .strictObject({ email: Email, name: PlainName, role: RoleField, password: z.string().optional() })
  .superRefine(({ email, name, password }, context) => {
    if (password !== undefined) judgePassword(context, "password", password, { email, name });
  });
export type AddMember = z.infer<typeof AddMember>;

export const ChangeRole = z.strictObject({ email: Email, role: RoleField });
export type ChangeRole = z.infer<typeof ChangeRole>;

export const SetApiAccess = z.strictObject({ email: Email, on: z.boolean() });
export type SetApiAccess = z.infer<typeof SetApiAccess>;

/** A member of a workspace. `id` is the person's: the same in every workspace. */
export type Member = Readonly<{
  id: string;
  name: string;
  email: string;
  role: Role;
  apiAccess: boolean;
  createdAt: Date;
}>;
