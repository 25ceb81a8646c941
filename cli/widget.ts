import { asSystem } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { rotateIdentitySecret, showIdentitySecret } from "../lib/widgets/commands/identity-secret";
import { setWidget } from "../lib/widgets/commands/set";
import { getWidget } from "../lib/widgets/queries";
import { SetWidget, type Widget } from "../lib/widgets/schema";
import { snippetFor } from "../lib/widgets/snippet";
import { command, UsageError, workspaceFlag } from "./command";
import { table } from "./output";
import { listFlag } from "./values";

function either(on: boolean, off: boolean, names: string): boolean | undefined {
  if (on && off) throw new UsageError(`Say one of ${names}, not both.`);
  return on || off ? on : undefined;
}

const yesNo = (value: boolean) => (value ? "yes" : "no");

function inWords(widget: Widget, snippet: string): string {
  const rows = [
    ["on", yesNo(widget.enabled)],
    ["title", widget.title],
    ["greeting", widget.greeting],
    ["accent", widget.accent],
    ["categories", widget.categories.join(", ") || "none"],
    ["suggests articles", yesNo(widget.suggestArticles)],
    ["domains", widget.allowedDomains.join(", ") || "any site"],
  ];
  return `${table(["WIDGET", "NOW"], rows, "")}\n\n${snippet}`;
}

async function shown(workspace: string, widget: Widget) {
  const { workspace: home } = await asSystem(workspace, "policy:read");
  const snippet = snippetFor(home.id);
  return { json: { ...widget, workspaceId: home.id, snippet }, text: inWords(widget, snippet) };
}

export const set = command({
  summary: "Change the form for the workspace's own sites; what is not named stays",
  flags: {
    workspace: workspaceFlag,
    on: { type: "boolean", help: "takes tickets from callers without a key" },
    off: { type: "boolean", help: "takes none" },
    title: { type: "string", value: "TEXT", help: "what the panel is called" },
    greeting: { type: "string", value: "TEXT", help: 'a few words above the fields; "" for none' },
    accent: { type: "string", value: "#RRGGBB", help: "the colour of its buttons" },
    category: { type: "string", value: "TEXT", multiple: true, help: "repeatable; the whole list to choose from" },
    "no-category": { type: "boolean", help: "asks for none" },
    "suggest-articles": { type: "boolean", help: "shows articles that fit the subject" },
    "no-suggest-articles": { type: "boolean", help: "shows none" },
    "allow-domain": { type: "string", value: "DOMAIN", multiple: true, help: "repeatable; the whole list" },
    "no-allow-domain": { type: "boolean", help: "no list: any site" },
  },
  fields: { categories: "category", allowedDomains: "allow-domain" },
  async run({ workspace, ...flags }) {
    const suggest = "--suggest-articles and --no-suggest-articles";
    const input = validate(SetWidget, {
      enabled: either(flags.on, flags.off, "--on and --off"),
      title: flags.title,
      greeting: flags.greeting,
      accent: flags.accent,
      categories: listFlag(flags.category, flags["no-category"], "category"),
      suggestArticles: either(flags["suggest-articles"], flags["no-suggest-articles"], suggest),
      allowedDomains: listFlag(flags["allow-domain"], flags["no-allow-domain"], "allow-domain"),
    });
    if (Object.values(input).every((value) => value === undefined))
      throw new UsageError("Say what to change; widget set --help lists the flags.");
    return shown(workspace, await setWidget(await asSystem(workspace, "policy:manage"), input));
  },
});

export const show = command({
  summary: "Show the form for the workspace's own sites, and what to put into a page",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    return shown(workspace, await getWidget(await asSystem(workspace, "policy:read")));
  },
});

export const secret = command({
  summary: "Show the secret that proves visitors' addresses; with --rotate a new one",
  flags: {
    workspace: workspaceFlag,
    rotate: { type: "boolean", help: "the one before works for another day" },
  },
  async run({ workspace, rotate }) {
    const ctx = await asSystem(workspace, "policy:manage");
    const shownSecret = await (rotate ? rotateIdentitySecret(ctx) : showIdentitySecret(ctx));
    return { json: shownSecret, text: shownSecret.secret };
  },
});
