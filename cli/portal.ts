import { asSystem } from "../lib/entry/command-line";
import { appUrl } from "../lib/env";
import { paths } from "../lib/paths";
import { makeLink } from "../lib/portal/commands/make-link";
import { setPortalOpen } from "../lib/portal/commands/set-open";
import { getPortalState } from "../lib/portal/queries";
import { command, workspaceFlag } from "./command";

const shown = (workspace: string, isOpen: boolean) => ({
  json: { isOpen, url: appUrl() + paths.portal(workspace) },
  text: `The portal is ${isOpen ? "open" : "closed"}: ${appUrl()}${paths.portal(workspace)}`,
});

export const open = command({
  summary: "Let contacts see their own tickets in the portal",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const { isOpen } = await setPortalOpen(await asSystem(workspace, "policy:manage"), { isOpen: true });
    return shown(workspace, isOpen);
  },
});

export const close = command({
  summary: "Close the portal: whoever is in is out, and links that were sent are void",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const { isOpen } = await setPortalOpen(await asSystem(workspace, "policy:manage"), { isOpen: false });
    return shown(workspace, isOpen);
  },
});

export const show = command({
  summary: "Show whether the portal is open, and where",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const { isOpen } = await getPortalState(await asSystem(workspace, "policy:read"));
    return shown(workspace, isOpen);
  },
});

export const link = command({
  summary: "Make a link for a contact who gets no mail; it works once, for 15 minutes",
  flags: {
    workspace: workspaceFlag,
    email: { type: "string", value: "ADDRESS", required: true, help: "of the contact" },
    ticket: { type: "string", value: "TICKET", help: "id or number of the ticket that it leads to" },
  },
  async run({ workspace, email, ticket }) {
    const url = await makeLink(await asSystem(workspace, "policy:manage"), { email, ticket });
    return { json: { url }, text: url };
  },
});
