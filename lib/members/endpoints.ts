import { endpoint } from "../entry/endpoint";
import { page, single } from "../entry/page";
import { OneUserQuery, User, UserQuery } from "./user";

export const listUsers = endpoint({
  method: "GET",
  path: "/users",
  id: "listUsers",
  summary: "List users",
  description: "The members of the workspace, the newest first. They are managed in the console.",
  tag: "Users",
  scope: "users:read",
  query: UserQuery,
  returns: page(User),
});

export const getUser = endpoint({
  method: "GET",
  path: "/users/{id}",
  id: "getUser",
  summary: "Get a user",
  tag: "Users",
  scope: "users:read",
  query: OneUserQuery,
  returns: single(User),
});
