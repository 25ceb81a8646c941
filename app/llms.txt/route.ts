import { reference } from "@/app/docs/reference";
import { apiBase } from "@/lib/entry/public/routes";
import { appUrl } from "@/lib/env";

export const dynamic = "force-dynamic";

/** Where programs that read find the reference as Markdown, in the form of llmstxt.org. */
export function GET(): Response {
  const root = appUrl();
  const pages = reference().topics.map(
    ({ slug, title, description }) => `- [${title}](${root}/docs/api/${slug}.md): ${description}`,
  );
  const text = `# Latchkey API

> The help-desk API of this installation: tickets, contacts and more, opened by API keys with scopes.

The base address is ${root}${apiBase}. Requests carry \`Authorization: Bearer <key>\`.

## Reference

- [Overview](${root}/docs/api.md): the first call, authentication, paging, retries, limits, errors.
${pages.join("\n")}
- [Errors](${root}/docs/api/errors.md): every error code.
- [OpenAPI document](${root}${apiBase}/openapi.json): the same for programs; [in YAML](${root}${apiBase}/openapi.yaml).
`;
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
