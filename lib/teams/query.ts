import { z } from "zod";
import { type Role, roleNames } from "../access/roles";
import { line } from "../entry/fields";
import { pageParameters, sortParameter } from "../entry/page";
import { fieldsParameter } from "../entry/shaping";
import { time } from "../entry/shown";
import { Team } from "./schema";

/** The filters of the list of teams. Without any: every team, by name. */
export const TeamQuery = z.strictObject({
  q: line(200).optional().meta({ description: "In the name." }),
  sort: sortParameter(["name", "created_at"], "name"),
  ...pageParameters,
  ...fieldsParameter(Team),
});

export type TeamQuery = z.output<typeof TeamQuery>;

export const OneTeamQuery = z.strictObject(fieldsParameter(Team));

/** A member of a team. */
export const TeamMember = z
  .object({
    id: z.string().meta({ description: "The user's id.", maxLength: 64 }),
    name: z.string().meta({ maxLength: 100 }),
    email: z.string().nullable().meta({ description: "Null for keys without users:read.", maxLength: 254 }),
    role: z.enum(roleNames as [Role, ...Role[]]),
    joined_at: time("When they came into the team."),
  })
  .meta({ id: "TeamMember", description: "A member of a team. More roles may be added later." });

export type TeamMember = z.output<typeof TeamMember>;

export const TeamMemberQuery = z.strictObject({
  sort: sortParameter(["joined_at"], "joined_at"),
  ...pageParameters,
  ...fieldsParameter(TeamMember),
});

export type TeamMemberQuery = z.output<typeof TeamMemberQuery>;
