import "server-only";
import { among } from "../../db/among";
import { anywhere, type Condition, pageOfRows } from "../../db/page-of-rows";
import { pointRead, readRows } from "../../db/point-read";
import type { Ctx } from "../../entry/ctx";
import type { Pagination } from "../../entry/page";
import { AppError } from "../../errors";
import { type User, type UserQuery, type UserRow, userOf } from "../user";

const columns = `u.id AS "id", m.id AS "membershipId", u.name AS "name", u.email AS "email", m.role AS "role",
  m.created_at AS "createdAt",
  (SELECT string_agg(g.team_id, ',') FROM team_members g WHERE g.membership_id = m.id) AS "teamIds"`;
const table = "memberships m JOIN users u ON u.id = m.user_id";

const readById = pointRead<UserRow>(
  "user-by-id",
  `SELECT ${columns} FROM ${table} WHERE m.workspace_id = ? AND u.id = ?`,
);

/** A member, by the user's id. @throws AppError `not_found`, also for somebody who is no member of this workspace. */
export async function getUser(ctx: Ctx<"users:read">, id: string): Promise<User> {
  const row = await readById(ctx.workspace.id, id);
  if (!row) throw new AppError("not_found", "There is no such user in this workspace.");
  return userOf(row);
}

/** Those of these users that are members, by id. */
export async function usersById(ctx: Ctx<"users:read">, ids: readonly string[]): Promise<Map<string, User>> {
  if (ids.length === 0) return new Map();
  const [where, ...values] = among("u.id", ids);
  const sql = `SELECT ${columns} FROM ${table} WHERE m.workspace_id = ? AND ${where}`;
  const rows = await readRows<UserRow>(sql, [ctx.workspace.id, ...values]);
  return new Map(rows.map((row) => [row.id, userOf(row)]));
}

/** A page of the members. @throws AppError `cursor_invalid`, `cursor_mismatch`. */
export async function listUsers(
  ctx: Ctx<"users:read">,
  query: UserQuery,
): Promise<{ data: User[]; pagination: Pagination }> {
  const conditions: Condition[] = [["m.workspace_id = ?", ctx.workspace.id]];
  if (query.team_id) {
    const inTeam = "EXISTS (SELECT 1 FROM team_members g WHERE g.membership_id = m.id AND g.team_id = ?)";
    conditions.push([inTeam, query.team_id]);
  }
  if (query.role) conditions.push(["m.role = ?", query.role]);
  if (query.active === false) conditions.push(["1 = 0"]);
  if (query.q !== undefined) conditions.push(anywhere(["lower(u.name)", "u.email"], query.q.toLowerCase()));
  const { rows, pagination } = await pageOfRows<UserRow>(ctx, "/users", query, {
    columns,
    table,
    order: {
      columns: ["m.created_at", "m.id"],
      time: true,
      keysOf: (row) => [Number(row.createdAt), row.membershipId],
    },
    conditions,
  });
  return { data: rows.map(userOf), pagination };
}
