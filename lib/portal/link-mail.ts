import { linkLives } from "../portal-access/create-link";

/** The mail that lets a contact in. Whoever did not ask for it learns that nothing has happened. */
export function linkMail({ email, workspace, link }: Readonly<{ email: string; workspace: string; link: string }>) {
  return {
    to: email,
    subject: `Your requests at ${workspace}`.slice(0, 250),
    text: [
      `Somebody, hopefully you, asked to see your requests at ${workspace}. Come in here:`,
      "",
      link,
      "",
      `The link works once, for ${linkLives.asked} minutes. If you did not ask for it, do nothing: without it nobody gets in.`,
      "",
    ].join("\n"),
  };
}
