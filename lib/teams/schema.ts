import { z } from "zod";
import { Email } from "../access/email";
import { PlainName } from "../access/plain-name";
import { id, time } from "../entry/shown";

/** Teams of one workspace, at most. */
export const mostTeams = 200;

/** A team as the API shows it. Every field is always there. */
export const Team = z
  .object({
    id: id("Opaque and stable: what `team_id` names."),
    name: z.string().meta({ description: "Unique in the workspace, whatever its case.", maxLength: 100 }),
    members_count: z.int().min(0).meta({ description: "How many members are in it." }),
    created_at: z.string().meta({ format: "date-time", maxLength: 40 }),
    updated_at: time("When its name or its members last changed."),
  })
  .meta({ id: "Team", description: "Members who work on the same tickets." });

export type Team = z.output<typeof Team>;

export const NewTeam = z.strictObject({ name: PlainName });
export const RenameTeam = z.strictObject({ team: PlainName, name: PlainName });
export const TeamName = z.strictObject({ team: PlainName });
export const TeamAndMember = z.strictObject({ team: PlainName, email: Email });

export type TeamAndMember = z.output<typeof TeamAndMember>;
