import type { Field } from "@/lib/openapi/reference/fields";
import { Prose } from "./prose";

/** Parameters of an operation, or members of its body. */
export function FieldTable({ title, fields }: { title: string; fields: readonly Field[] }) {
  return (
    <section aria-label={title}>
      <h3 className="font-medium text-sm">{title}</h3>
      <dl className="mt-2 divide-y rounded-lg border bg-surface">
        {fields.map(({ name, type, required, description }) => (
          <div key={name} className="px-3 py-2 text-sm">
            <dt className="flex flex-wrap items-baseline gap-x-2">
              <code className="font-mono text-xs [overflow-wrap:anywhere]">{name}</code>
              <span className="text-2xs text-subtle">
                <Prose text={type} />
              </span>
              {required ? <span className="text-2xs text-warning-text">required</span> : null}
            </dt>
            <dd className="text-muted text-xs leading-5">
              <Prose text={description} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
