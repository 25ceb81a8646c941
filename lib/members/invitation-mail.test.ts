import { expect, test } from "vitest";
import { invitationMail } from "./invitation-mail";

test("the mail says who invites to what, as what, and carries the link on a line of its own", () => {
  const at = new Date("2026-11-21T12:00:00Z");
  const link = "https://keys.test/invite/abc";
  const dates = { createdAt: at, expiresAt: at };
  const mail = invitationMail("Acme", {
    id: "inv_1",
    email: "g@navy.test",
    role: "agent",
    createdBy: "Ada",
    link,
    ...dates,
  });
  expect(mail).toMatchObject({ to: "g@navy.test", subject: "Ada invites you to Acme on Latchkey" });
  expect(mail.text).toContain("Ada invites you to the workspace Acme as Agent.");
  expect(mail.text.split("\n")).toContain(link);
});
