import { reference } from "@/app/docs/reference";
import { errorsMarkdown, overviewMarkdown, topicMarkdown } from "@/lib/openapi/reference/markdown";

/** The pages of the reference as Markdown, at `/docs/api.md` and `/docs/api/{page}.md`. */
export async function GET(_request: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const text = pageOf((await params).page);
  if (text === null) return new Response("There is no such page. /llms.txt lists them.\n", { status: 404 });
  return new Response(text, {
    headers: { "Content-Type": "text/markdown; charset=utf-8", "Cache-Control": "public, max-age=60" },
  });
}

function pageOf(page: string): string | null {
  const { sections, topics } = reference();
  if (page === "overview") return overviewMarkdown(sections, topics);
  if (page === "errors") return errorsMarkdown();
  const topic = topics.find(({ slug }) => slug === page);
  return topic ? topicMarkdown(topic) : null;
}
