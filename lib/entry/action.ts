import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Permission } from "../access/permissions";
import { findMembership } from "../auth/membership";
import { requireRecentPassword } from "../auth/recent-password";
import { AppError, isAppError } from "../errors";
import { newId } from "../id";
import { log } from "../log";
import { unavailability } from "../unavailable";
import { callerOf } from "./caller";
import type { Ctx } from "./ctx";
import { type CurrentUser, currentUser } from "./current-user";
import { memberCtx } from "./member-ctx";
import { failure, type Result } from "./result";
import { validate } from "./validate";

/** What is known of an action's caller before anything is checked. */
type Arrival = { requestId: string; clientIp: string; userAgent: string; now: Date };

async function arrive(): Promise<Arrival> {
  const incoming = await headers();
  const site = incoming.get("sec-fetch-site");
  // Next compares Origin with Host only when there is an Origin; browsers that send this header cannot leave it out.
  if (site && site !== "same-origin" && site !== "none")
    throw new AppError("forbidden", "This came from another site.");
  return {
    requestId: newId("req"),
    clientIp: callerOf(incoming).ip ?? "",
    userAgent: incoming.get("user-agent") ?? "",
    now: new Date(),
  };
}

async function answered<T>(work: (arrival: Arrival) => Promise<T>): Promise<Result<T>> {
  let requestId = newId("req");
  try {
    const arrival = await arrive();
    requestId = arrival.requestId;
    return { ok: true, data: await work(arrival) };
  } catch (error) {
    unstable_rethrow(error);
    if (isAppError(error)) return failure(error, requestId);
    log().error({ err: error, requestId }, "action failed");
    const unforeseen = new AppError("internal_error", "Something failed on our side. Try again.");
    return failure(unavailability(error) ?? unforeseen, requestId);
  }
}

type Needs<P extends Permission, S extends z.ZodType> = {
  permission: P;
  input: S;
  /**
   * For what a stranger at an unlocked screen must not do: create a key, change roles or policy. Answers
   * `password_required` when the password was typed more than 10 minutes ago; `useFormAction` and `withRecentPassword`
   * then ask for it and go on. Signing in counts as typing it.
   */
  recentPassword?: true;
};

/**
 * Door 2. A server action is a public POST endpoint that anyone can call from any page: this authenticates, authorises
 * and validates before the command sees anything.
 */
export function action<const P extends Permission, S extends z.ZodType, T>(
  needs: Needs<P, S>,
  command: (ctx: Ctx<NoInfer<P>>, input: z.output<S>) => Promise<T>,
): (workspace: string, input: z.input<S>) => Promise<Result<T>> {
  return (workspace, input) =>
    answered(async (arrival) => {
      const { user, ctx } = await authorised(workspace, needs.permission, arrival);
      const valid = validate(needs.input, input);
      // Last: nobody types a password to learn that something else was wrong.
      if (needs.recentPassword) requireRecentPassword(user, arrival.now);
      return command(ctx, valid);
    });
}

/** The same for what a signed-in person does outside any workspace: a new workspace, a new password. */
export function userAction<S extends z.ZodType, T>(
  input: S,
  command: (user: CurrentUser & Arrival, input: z.output<S>) => Promise<T>,
): (input: z.input<S>) => Promise<Result<T>> {
  return (given) =>
    answered(async (arrival) => {
      const user = await currentUser();
      if (!user) throw new AppError("sign_in_required", "Your session has ended. Sign in again.");
      return command({ ...user, ...arrival }, validate(input, given));
    });
}

/** For what nobody can be signed in for: setting up an empty installation, joining by the link of an invitation. */
export function openAction<S extends z.ZodType, T>(
  input: S,
  command: (arrival: Arrival, input: z.output<S>) => Promise<T>,
): (input: z.input<S>) => Promise<Result<T>> {
  return (given) => answered(async (arrival) => command(arrival, validate(input, given)));
}

/** @throws AppError `sign_in_required`, `not_found`, `forbidden`. */
async function authorised<P extends Permission>(
  slug: unknown,
  permission: P,
  arrival: Arrival,
): Promise<{ user: CurrentUser; ctx: Ctx<P> }> {
  const user = await currentUser();
  if (!user) throw new AppError("sign_in_required", "Your session has ended. Sign in again.");
  const membership = typeof slug === "string" ? await findMembership(slug, user.id) : null;
  if (!membership) throw new AppError("not_found", "This workspace does not exist, or you are not in it.");
  const ctx = memberCtx(user, membership, permission, arrival);
  if (!ctx) throw new AppError("forbidden");
  return { user, ctx };
}
