import type { AuditEntry } from "@/lib/audit-log/schema";
import { changesOf } from "./changes";

/** Before and after, field by field, as people read a change. */
export function Changes({ before, after }: Pick<AuditEntry, "before" | "after">) {
  const lines = changesOf(before, after);
  if (lines.length === 0) return <p className="text-muted text-sm">This event carries no fields.</p>;
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-lg border text-left text-sm">
      <caption className="sr-only">What changed</caption>
      <thead>
        <tr className="bg-sunken text-muted text-xs">
          <th scope="col" className="w-[30%] px-3 py-1.5 font-medium">
            Field
          </th>
          <th scope="col" className="px-3 py-1.5 font-medium">
            Before
          </th>
          <th scope="col" className="px-3 py-1.5 font-medium">
            After
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.field} className="align-top">
            <th scope="row" className="break-words border-t px-3 py-1.5 font-normal text-muted">
              {line.field}
            </th>
            <Value text={line.before} tone="text-danger-text" />
            <Value text={line.after} tone="text-success-text" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ text, tone }: { text: string | null; tone: string }) {
  return (
    <td className={`whitespace-pre-wrap break-words border-t px-3 py-1.5 ${text === null ? "text-subtle" : tone}`}>
      {text ?? "–"}
    </td>
  );
}
