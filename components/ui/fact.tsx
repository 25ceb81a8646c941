import type { ReactNode } from "react";

/** A name and what it holds, one below the other, inside a `dl`. */
export function Fact({
  label,
  children,
  className = "min-w-0",
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <div className={className}>
      <dt className="mb-0.5 text-muted text-xs">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
