import { z } from "zod";
import { type Role, roleNames } from "../access/roles";
import { formBoolean, line, oneOf } from "../entry/fields";
import { pageParameters, sortParameter } from "../entry/page";
import { fieldsParameter } from "../entry/shaping";
import { iso, type StoredTime, time } from "../entry/shown";

/** Teams of one workspace, at most. */
const mostTeams = 200;

/** A member of the workspace as the API shows them: those who answer, and those who look after the keys. */
export const User = z
  .object({
    id: z.string().meta({ description: "Opaque and stable: what `assignee_id` names.", maxLength: 64 }),
    name: z.string().meta({ maxLength: 100 }),
    email: z.string().meta({ format: "email", maxLength: 254 }),
    role: z.enum(roleNames as [Role, ...Role[]]),
    active: z.boolean().meta({ description: "Members are, until they are removed." }),
    team_ids: z
      .array(z.string().meta({ maxLength: 64 }))
      .meta({ description: "The teams that they are in.", maxItems: mostTeams }),
    avatar_url: z.null().meta({ description: "Reserved: always null at present." }),
    created_at: time("When they joined."),
  })
  .meta({ id: "User", description: "A member of the workspace. More roles may be added later." });

export type User = z.output<typeof User>;

export const UserQuery = z.strictObject({
  team_id: line(64).optional().meta({ description: "Only the members of this team." }),
  role: oneOf(roleNames as [Role, ...Role[]]).optional(),
  active: formBoolean.optional(),
  q: line(200).optional().meta({ description: "In the name or the e-mail address." }),
  sort: sortParameter(["created_at"], "-created_at"),
  ...pageParameters,
  ...fieldsParameter(User),
});

export const OneUserQuery = z.strictObject(fieldsParameter(User));

export type UserQuery = z.output<typeof UserQuery>;

/** A member's row; times as the database layer in use gives them. */
export type UserRow = Readonly<{
  id: string;
  membershipId: string;
  name: string;
  email: string;
  role: string;
  createdAt: StoredTime;
  /** With commas between them; null when there are none. */
  teamIds: string | null;
}>;

export function userOf({ id, name, email, role, createdAt, teamIds }: UserRow): User {
  const joined = iso(createdAt);
  const team_ids = teamIds === null ? [] : teamIds.split(",").sort();
  return { id, name, email, role: role as Role, active: true, team_ids, avatar_url: null, created_at: joined };
}
