import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";
import type { Block, Section } from "@/lib/openapi/reference/overview";
import type { ReferenceTopic } from "@/lib/openapi/reference/reference";
import { paths } from "@/lib/paths";
import { DocTable } from "./doc-table";
import { MarkdownLink } from "./markdown-link";
import { MethodAndPath } from "./method-and-path";
import { Prose } from "./prose";
import { Samples } from "./samples";

type OverviewProps = { sections: readonly Section[]; topics: readonly ReferenceTopic[] };

/** What holds for every operation, and the list of them all. */
export function Overview({ sections, topics }: OverviewProps) {
  return (
    <>
      <PageHeader title="API" actions={<MarkdownLink href={`${paths.apiDocs()}.md`} />} />
      <div className="flex flex-col gap-10">
        {sections.map(({ id, title, blocks }) => (
          <section key={id} aria-labelledby={id} className="flex max-w-3xl flex-col gap-3">
            <h2 id={id} className="scroll-mt-16 font-semibold text-base">
              {title}
            </h2>
            {blocks.map((block, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a section never change.
              <BlockView key={index} block={block} title={title} />
            ))}
          </section>
        ))}
        <section aria-labelledby="operations" className="flex max-w-3xl flex-col gap-4">
          <h2 id="operations" className="scroll-mt-16 font-semibold text-base">
            Operations
          </h2>
          {topics.map((topic) => (
            <TopicOperations key={topic.slug} topic={topic} />
          ))}
        </section>
      </div>
    </>
  );
}

function BlockView({ block, title }: { block: Block; title: string }) {
  if ("text" in block) {
    return (
      <p className="text-muted text-sm leading-6">
        <Prose text={block.text} />
      </p>
    );
  }
  if ("list" in block) {
    return (
      <ul className="flex list-disc flex-col gap-1.5 pl-4 text-muted text-sm leading-6">
        {block.list.map((item) => (
          <li key={item}>
            <Prose text={item} />
          </li>
        ))}
      </ul>
    );
  }
  if ("table" in block) return <DocTable label={title} {...block.table} />;
  return <Samples samples={block.samples} label={title} />;
}

function TopicOperations({ topic: { slug, title, operations } }: { topic: ReferenceTopic }) {
  return (
    <section aria-labelledby={`list-${slug}`}>
      <h3 id={`list-${slug}`} className="font-medium text-sm">
        {title}
      </h3>
      <ul className="mt-2 divide-y rounded-lg border bg-surface">
        {operations.map(({ id, method, path, summary }) => (
          <li key={id}>
            <Link
              href={`${paths.apiDocs(slug)}#${id}`}
              className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-3 py-2 text-sm hover:bg-hover sm:grid sm:grid-cols-[1fr_220px]"
            >
              <MethodAndPath method={method} path={path} />
              <span className="text-muted">{summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
