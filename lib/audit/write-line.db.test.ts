import { beforeEach, expect, test } from "vitest";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { inWriteLine, mostWrites } from "../db/write-line";
import { createTicket } from "../tickets/commands/create-ticket";
import { newTicket } from "../tickets/testing/given-ticket";
import { renameWorkspace } from "../workspaces/commands/rename";

let given: GivenWorkspace;
beforeEach(async () => {
  given = await givenWorkspace();
});

test("a program that comes when the line of writes is full is refused at once, and people are not", async () => {
  let end = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const waiting = Array.from({ length: mostWrites }, () => inWriteLine(() => over));
  const ticket = newTicket({ subject: "Help" });
  const create = () => createTicket(given.keyCtx(["tickets:write"]), ticket);
  await expect(create()).rejects.toMatchObject({
    code: "temporarily_unavailable",
    headers: { "Retry-After": "1" },
  });
  await renameWorkspace(given.ctx("owner", "workspace:manage"), { name: "Globex" });
  end();
  await Promise.all(waiting);
  expect((await create()).subject).toBe("Help");
});
