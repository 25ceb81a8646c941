import { PageHeader } from "@/components/ui/page-header";
import { type ErrorCode, errorTable } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { MarkdownLink } from "./markdown-link";

const codes = Object.entries(errorTable) as [ErrorCode, (typeof errorTable)[ErrorCode]][];
const statuses = [...new Set(codes.map(([, { status }]) => status))].sort((a, b) => a - b);

/** Every error code of the API, from the table that the server answers with. */
export function ErrorCatalogue() {
  return (
    <div className="max-w-3xl">
      <PageHeader title="API errors" actions={<MarkdownLink href={`${paths.apiDocs("errors")}.md`} />} />
      <p className="text-muted text-sm">
        Errors are problem details (RFC 9457). Programs branch on <code className="font-mono">code</code>, which never
        changes; people read <code className="font-mono">detail</code>. Give the{" "}
        <code className="font-mono">request_id</code> to whoever runs this installation when you ask for help.
      </p>
      {statuses.map((status) => (
        <StatusSection key={status} status={status} />
      ))}
    </div>
  );
}

function StatusSection({ status }: { status: number }) {
  const ofStatus = codes.filter(([, row]) => row.status === status);
  return (
    <section aria-labelledby={`status-${status}`} className="mt-8">
      <h2 id={`status-${status}`} className="scroll-mt-16 font-semibold text-base tabular-nums">
        {status} {ofStatus[0]?.[1].title}
      </h2>
      <dl className="mt-2 divide-y rounded-lg border bg-surface">
        {ofStatus.map(([code, { meaning }]) => (
          <div
            key={code}
            id={code}
            className="scroll-mt-16 gap-4 px-4 py-2.5 target:bg-accent-soft sm:grid sm:grid-cols-[220px_1fr]"
          >
            <dt className="font-mono text-[13px]">{code}</dt>
            <dd className="text-muted text-sm">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
