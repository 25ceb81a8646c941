import { expect, test, vi } from "vitest";
import { db } from "../lib/db/client";
import { givenWorkspace } from "../lib/db/testing/given";
import { cli, json } from "./testing/cli";

vi.setConfig({ testTimeout: 60_000 });

test("people are invited, sent another link, and uninvited by their address", async () => {
  const { slug } = (await givenWorkspace()).workspace;
  const ws = ["--workspace", slug];
  const who = [...ws, "--email", "Grace@navy.test"];
  const sent = await json("member", "invite", ...who, "--role", "agent");
  expect(sent).toMatchObject({
    email: "grace@navy.test",
    role: "agent",
    link: expect.stringMatching(/\/invite\/.{43}$/),
  });
  expect((await json("member", "resend", ...who)).link).not.toBe(sent.link);
  expect(await json("member", "invitations", ...ws)).toMatchObject([{ email: "grace@navy.test", expired: false }]);
  expect(await json("member", "withdraw", ...who)).toMatchObject({ email: "grace@navy.test" });
  expect(await cli("member", "withdraw", ...who)).toMatchObject({ code: 1, err: expect.stringContaining("Nobody") });
});

test("a member is removed, and a wrong heir is named by the flag", async () => {
  const { workspace, members } = await givenWorkspace();
  const call = ["member", "remove", "--workspace", workspace.slug, "--email", members.developer.email];
  expect(await cli(...call, "--hand-over-to", members.agent.email)).toMatchObject({
    ...{ code: 1, err: expect.stringContaining("--hand-over-to: Choose somebody else") },
  });
  expect(await json(...call, "--hand-over-to", members.admin.email)).toMatchObject({ handed_over_keys: 0 });
  expect(await cli(...call)).toMatchObject({ code: 1 });
});

test("requests for access are listed and declined", async () => {
  const { workspace, members } = await givenWorkspace();
  const row = { id: "arq_0", workspaceId: workspace.id, userId: members.agent.id, wanted: "api_access" };
  await db().accessRequest.create({ data: { ...row, createdAt: new Date() } });
  const ws = ["--workspace", workspace.slug];
  expect(await json("member", "requests", ...ws)).toMatchObject([{ email: members.agent.email, wanted: "api_access" }]);
  await json("member", "decline", ...ws, "--email", members.agent.email);
  expect(await json("member", "requests", ...ws)).toEqual([]);
});

test("a workspace is renamed, handed over and deleted, and only by its name", async () => {
  const { workspace, members } = await givenWorkspace();
  const ws = ["--workspace", workspace.slug];
  expect(await json("workspace", "rename", ...ws, "--name", "Globex")).toMatchObject({ name: "Globex" });
  const to = ["--to", members.agent.email];
  expect(await cli("workspace", "transfer", ...ws, "--as", members.admin.email, ...to)).toMatchObject({ code: 1 });
  expect(await json("workspace", "transfer", ...ws, "--as", members.owner.email, ...to)).toMatchObject({
    role: "owner",
  });
  expect(await cli("workspace", "delete", ...ws, "--confirm", "Acme")).toMatchObject({
    ...{ code: 1, err: expect.stringContaining("--confirm: Type the name of the workspace: Globex") },
  });
  await json("workspace", "delete", ...ws, "--confirm", "Globex");
  expect(await cli("member", "list", ...ws)).toMatchObject({ code: 1 });
});
