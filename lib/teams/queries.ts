import "server-only";
import { foldName } from "../access/plain-name";
import type { Role } from "../access/roles";
import { among } from "../db/among";
import { anywhere, type Condition, pageOfRows, type RowOrder } from "../db/page-of-rows";
import { pointRead, readRows } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import { holds } from "../entry/holds";
import type { Pagination } from "../entry/page";
import { AppError } from "../errors";
import type { TeamMember, TeamMemberQuery, TeamQuery } from "./query";
import type { Team } from "./schema";

type Row = Readonly<{
  id: string;
  name: string;
  nameFolded: string;
  members: number | string;
  createdAt: number;
  updatedAt: number;
}>;

const columns = `id, name, name_folded AS "nameFolded", created_at AS "createdAt", updated_at AS "updatedAt",
  (SELECT count(*) FROM team_members g WHERE g.team_id = teams.id) AS "members"`;

const readById = pointRead<Row>("team-by-id", `SELECT ${columns} FROM teams WHERE workspace_id = ? AND id = ?`);

function teamOf({ id, name, members, createdAt, updatedAt }: Row): Team {
  const [created_at, updated_at] = [new Date(createdAt).toISOString(), new Date(updatedAt).toISOString()];
  return { id, name, members_count: Number(members), created_at, updated_at };
}

/** @throws AppError `not_found`, also for another workspace's. */
export async function getTeam(ctx: Ctx<"teams:read">, id: string): Promise<Team> {
  const row = await readById(ctx.workspace.id, id);
  if (!row) throw new AppError("not_found", "There is no such team in this workspace.");
  return teamOf(row);
}

/** Those of these teams that are there, by id. */
export async function teamsById(ctx: Ctx<"teams:read">, ids: readonly string[]): Promise<Map<string, Team>> {
  if (ids.length === 0) return new Map();
  const [where, ...values] = among("id", ids);
  const sql = `SELECT ${columns} FROM teams WHERE workspace_id = ? AND ${where}`;
  const rows = await readRows<Row>(sql, [ctx.workspace.id, ...values]);
  return new Map(rows.map((row) => [row.id, teamOf(row)]));
}

const orders: Record<"name" | "created_at", RowOrder<Row>> = {
  name: { columns: ["name_folded"], time: false, keysOf: (row) => [row.nameFolded] },
  created_at: { columns: ["created_at", "id"], time: true, keysOf: (row) => [Number(row.createdAt), row.id] },
};

/** A page of the teams. @throws AppError `cursor_invalid`, `cursor_mismatch`. */
export async function listTeams(
  ctx: Ctx<"teams:read">,
  query: TeamQuery,
): Promise<{ data: Team[]; pagination: Pagination }> {
  const conditions: Condition[] = [["workspace_id = ?", ctx.workspace.id]];
  if (query.q !== undefined) conditions.push(anywhere(["name_folded"], foldName(query.q)));
  const order = orders[query.sort.replace(/^-/, "") as keyof typeof orders];
  const { rows, pagination } = await pageOfRows(ctx, "/teams", query, { columns, table: "teams", order, conditions });
  return { data: rows.map(teamOf), pagination };
}

type MemberRow = Readonly<{
  id: string;
  membershipId: string;
  name: string;
  email: string;
  role: string;
  joinedAt: number;
}>;

/**
 * A page of the members of a team, which must be known to exist in this workspace. Their e-mail addresses only with
 * users:read.
 * @throws AppError `cursor_invalid`, `cursor_mismatch`.
 */
export async function listTeamMembers(
  ctx: Ctx<"teams:read">,
  teamId: string,
  query: TeamMemberQuery,
): Promise<{ data: TeamMember[]; pagination: Pagination }> {
  const { rows, pagination } = await pageOfRows<MemberRow>(ctx, `/teams/${teamId}/members`, query, {
    columns: `u.id AS "id", m.id AS "membershipId", u.name AS "name", u.email AS "email", m.role AS "role",
      g.joined_at AS "joinedAt"`,
    table: "team_members g JOIN memberships m ON m.id = g.membership_id JOIN users u ON u.id = m.user_id",
    order: {
      columns: ["g.joined_at", "g.membership_id"],
      time: true,
      keysOf: (row) => [Number(row.joinedAt), row.membershipId],
    },
    conditions: [
      ["g.team_id = ?", teamId],
      ["m.workspace_id = ?", ctx.workspace.id],
    ],
  });
  const showsEmail = holds(ctx.actor, "users:read");
  const data = rows.map(({ id, name, email, role, joinedAt }) => ({
    ...{ id, name, email: showsEmail ? email : null, role: role as Role },
    joined_at: new Date(joinedAt).toISOString(),
  }));
  return { data, pagination };
}
