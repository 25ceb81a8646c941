import { z } from "zod";
import { Email } from "../access/email";
import { PlainName } from "../access/plain-name";
import type { Role } from "../access/roles";
import { judgePassword } from "../auth/new-password";

/** The form of `/setup`: the first workspace and the person who owns it. */
export const CreateFirstWorkspace = z
  .strictObject({
    workspaceName: PlainName,
    name: PlainName,
    email: Email,
    password: z.string("Enter a password."),
  })
  .superRefine(({ workspaceName, name, email, password }, context) =>
    judgePassword(context, "password", password, { workspaceName, name, email }),
  );
export type CreateFirstWorkspace = z.infer<typeof CreateFirstWorkspace>;

export const CreateWorkspace = z.strictObject({ name: PlainName });
export type CreateWorkspace = z.infer<typeof CreateWorkspace>;

export const RenameWorkspace = z.strictObject({ name: PlainName });
export const DeleteWorkspace = z.strictObject({ confirmName: z.string().max(200) });

export type CreatedWorkspace = Readonly<{ id: string; slug: string; name: string; ownerId: string }>;

/** A workspace as the switcher shows it to one of its members. */
export type WorkspaceOfMember = Readonly<{ id: string; slug: string; name: string; role: Role }>;

/** Somebody who can change what a member may do. */
export type WorkspaceAdmin = Readonly<{ id: string; name: string; email: string; role: Role }>;
