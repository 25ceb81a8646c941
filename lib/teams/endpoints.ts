import { endpoint } from "../entry/endpoint";
import { page, single } from "../entry/page";
import { OneTeamQuery, TeamMember, TeamMemberQuery, TeamQuery } from "./query";
import { Team } from "./schema";

export const listTeams = endpoint({
  method: "GET",
  path: "/teams",
  id: "listTeams",
  summary: "List teams",
  description: "By name. Admins manage teams by the command line.",
  tag: "Teams",
  scope: "teams:read",
  query: TeamQuery,
  returns: page(Team),
});

export const getTeam = endpoint({
  method: "GET",
  path: "/teams/{id}",
  id: "getTeam",
  summary: "Get a team",
  tag: "Teams",
  scope: "teams:read",
  query: OneTeamQuery,
  returns: single(Team),
});

export const listTeamMembers = endpoint({
  method: "GET",
  path: "/teams/{id}/members",
  id: "listTeamMembers",
  summary: "List the members of a team",
  description: "In the order in which they came. E-mail addresses are null unless the key has users:read.",
  tag: "Teams",
  scope: "teams:read",
  mayNeed: ["users:read"],
  query: TeamMemberQuery,
  returns: page(TeamMember),
});
