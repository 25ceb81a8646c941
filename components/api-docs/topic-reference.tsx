import { CodeBlock } from "@/components/ui/code-block";
import { PageHeader } from "@/components/ui/page-header";
import type { ReferenceOperation, ReferenceTopic } from "@/lib/openapi/reference/reference";
import { json } from "@/lib/openapi/reference/samples";
import { paths } from "@/lib/paths";
import { FieldTable } from "./field-table";
import { MarkdownLink } from "./markdown-link";
import { MethodAndPath } from "./method-and-path";
import { Prose } from "./prose";
import { Samples } from "./samples";

/** Every operation on one kind of thing: what it takes on the left, samples and the answer on the right. */
export function TopicReference({ topic: { slug, title, description, operations } }: { topic: ReferenceTopic }) {
  return (
    <>
      <PageHeader
        title={title}
        description={description}
        actions={<MarkdownLink href={`${paths.apiDocs(slug)}.md`} />}
      />
      <div className="divide-y">
        {operations.map((operation) => (
          <Operation key={operation.id} operation={operation} />
        ))}
      </div>
    </>
  );
}

function Operation({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, summary, description, parameters, body, bodyOptional, success, failures } = operation;
  return (
    <article aria-labelledby={id} className="gap-8 py-8 first:pt-2 xl:grid xl:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <h2 id={id} className="scroll-mt-16 font-semibold text-base">
          {summary}
        </h2>
        <MethodAndPath method={method} path={path} />
        <p className="text-muted text-sm leading-6">
          <Prose text={description} />
        </p>
        {parameters.length > 0 ? <FieldTable title="Parameters" fields={parameters} /> : null}
        {body.length > 0 ? <FieldTable title={bodyOptional ? "Body, may be left out" : "Body"} fields={body} /> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4 max-xl:mt-4">
        <Samples samples={operation.samples} label={summary} />
        <h3 className="font-medium text-sm">Answer {success.status}</h3>
        {success.example === undefined ? null : (
          <CodeBlock
            code={json(success.example)}
            label={`Answer: ${summary}`}
            copyable={false}
            className="*:max-h-96 *:overflow-y-auto"
          />
        )}
        <p className="text-muted text-xs">
          <Prose
            text={`Errors: ${failures.map((status) => `[${status}](${paths.apiDocs("errors")}#status-${status})`).join(", ")}.`}
          />
        </p>
      </div>
    </article>
  );
}
