import { asSystem } from "../lib/entry/command-line";
import { mostPerPage } from "../lib/entry/page";
import { validate } from "../lib/entry/validate";
import { createTeam, deleteTeam, renameTeam } from "../lib/teams/commands/manage-team";
import { addToTeam, takeOutOfTeam } from "../lib/teams/commands/team-members";
import { listTeamMembers, listTeams } from "../lib/teams/queries";
import { TeamMemberQuery, TeamQuery } from "../lib/teams/query";
import { NewTeam, RenameTeam, TeamAndMember, TeamName } from "../lib/teams/schema";
import { command, workspaceFlag } from "./command";
import { table } from "./output";

const team = { type: "string", value: "NAME", required: true, help: "the team's name" } as const;
const email = { type: "string", value: "EMAIL", required: true, help: "the member's e-mail address" } as const;

export const create = command({
  summary: "Make a team",
  flags: { workspace: workspaceFlag, name: team },
  async run({ workspace, name }) {
    const made = await createTeam(await asSystem(workspace, "members:manage"), validate(NewTeam, { name }));
    return { json: made, text: `The team ${made.name} has the id ${made.id}.` };
  },
});

export const rename = command({
  summary: "Give a team another name; its id stays",
  flags: {
    workspace: workspaceFlag,
    team,
    name: { type: "string", value: "NAME", required: true, help: "its new name" },
  },
  async run({ workspace, ...input }) {
    const renamed = await renameTeam(await asSystem(workspace, "members:manage"), validate(RenameTeam, input));
    return { json: renamed, text: `The team is now called ${renamed.name}.` };
  },
});

export const remove = command({
  summary: "Delete a team; its members and tickets stay",
  flags: { workspace: workspaceFlag, team },
  async run({ workspace, team }) {
    const deleted = await deleteTeam(await asSystem(workspace, "members:manage"), validate(TeamName, { team }));
    return { json: deleted, text: `Deleted the team ${deleted.name}. Tickets without a team now: ${deleted.tickets}.` };
  },
});

export const add = command({
  summary: "Put a member into a team",
  flags: { workspace: workspaceFlag, team, email },
  async run({ workspace, ...input }) {
    const added = await addToTeam(await asSystem(workspace, "members:manage"), validate(TeamAndMember, input));
    return { json: added, text: `${added.email} is in ${added.name}.` };
  },
});

export const takeOut = command({
  summary: "Take a member out of a team",
  flags: { workspace: workspaceFlag, team, email },
  async run({ workspace, ...input }) {
    const out = await takeOutOfTeam(await asSystem(workspace, "members:manage"), validate(TeamAndMember, input));
    return { json: out, text: `${out.email} is not in ${out.name}.` };
  },
});

export const list = command({
  summary: "List the teams of a workspace with their members",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const ctx = await asSystem(workspace, "teams:read");
    const teams = [];
    let cursor: string | undefined;
    do {
      const page = await listTeams(ctx, TeamQuery.parse({ limit: mostPerPage, cursor }));
      for (const each of page.data) {
        const { data } = await listTeamMembers(ctx, each.id, TeamMemberQuery.parse({ limit: mostPerPage }));
        teams.push({ ...each, members: data.map((member) => member.email) });
      }
      cursor = page.pagination.next_cursor ?? undefined;
    } while (cursor !== undefined);
    const rows = teams.map((one) => [one.id, one.name, String(one.members_count), one.members.join(", ")]);
    return { json: teams, text: table(["ID", "NAME", "MEMBERS", "WHO"], rows, "There are no teams.") };
  },
});
