import { readFile } from "node:fs/promises";
import { createArticle } from "../lib/articles/commands/create-article";
import { NewArticle } from "../lib/articles/input";
import { asMember } from "../lib/entry/command-line";
import { validate } from "../lib/entry/validate";
import { command, UsageError, workspaceFlag } from "./command";
import { as } from "./key-ref";

export const add = command({
  summary: "Add an article to the knowledge base from a Markdown file",
  flags: {
    workspace: workspaceFlag,
    as: { ...as, required: true },
    title: { type: "string", value: "TITLE", required: true, help: "what the article is called" },
    file: { type: "string", value: "PATH", required: true, help: "its text, in Markdown" },
    slug: { type: "string", value: "SLUG", help: "its address; made of the title when absent" },
    locale: { type: "string", value: "TAG", help: "its language, such as de-CH; en when absent" },
    status: { type: "string", value: "draft|published|internal", help: "draft when absent" },
  },
  async run({ workspace, as, title, file, slug, locale, status }) {
    const input = validate(NewArticle, { title, body: await textOf(file), slug, locale, status });
    const { data } = await createArticle(await asMember(workspace, "articles:write", as), input);
    return { json: { id: data.id, slug: data.slug }, text: `The article ${data.slug} is there. Its id is ${data.id}.` };
  },
});

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new UsageError("The file of --file cannot be read.");
  }
}
