import { readFile } from "node:fs/promises";
import { createArticle } from "../lib/articles/commands/create-article";
import { setPrivacy } from "../lib/articles/commands/set-privacy";
import { NewArticle } from "../lib/articles/input";
import { asMember, asSystem } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { command, UsageError, workspaceFlag } from "./command";
import { as } from "./key-ref";

export const add = command({
  summary: "Add an article to the knowledge base, from a Markdown file for instance",
  flags: {
    workspace: workspaceFlag,
    as: { ...as, required: true },
    title: { type: "string", value: "TITLE", required: true, help: "what the article is called" },
    file: { type: "string", value: "PATH", help: "a file with its text, in Markdown" },
    body: { type: "string", value: "MARKDOWN", help: "its text, instead of --file" },
    slug: { type: "string", value: "SLUG", help: "its address; made of the title when absent" },
    locale: { type: "string", value: "TAG", help: "its language, such as de-CH; en when absent" },
    status: { type: "string", value: "draft|published|internal", help: "draft when absent" },
  },
  async run({ workspace, as, title, file, body, slug, locale, status }) {
    if ((file === undefined) === (body === undefined)) throw new UsageError("Give either --file or --body.");
    const text = file === undefined ? body : await textOf(file);
    const input = validate(NewArticle, { title, body: text, slug, locale, status });
    const { data } = await createArticle(await asMember(workspace, "articles:write", as), input);
    return { json: { id: data.id, slug: data.slug }, text: `The article ${data.slug} is there. Its id is ${data.id}.` };
  },
});

export const access = command({
  summary: "Say who may read published articles without a key",
  flags: {
    workspace: workspaceFlag,
    open: { type: "boolean", help: "everybody" },
    private: { type: "boolean", help: "nobody: only keys of the workspace" },
  },
  async run({ workspace, open, private: closed }) {
    if (open === closed) throw new UsageError("Give either --open or --private.");
    const { isPrivate } = await setPrivacy(await asSystem(workspace, "policy:manage"), { isPrivate: closed });
    return {
      json: { isPrivate },
      text: isPrivate ? "Only keys of the workspace read articles." : "Open to everybody.",
    };
  },
});

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new UsageError("The file of --file cannot be read.");
  }
}
