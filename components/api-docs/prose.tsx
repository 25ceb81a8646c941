import Link from "next/link";
import { Fragment } from "react";

const marked = /`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g;

/** A sentence with `code` and [links](/to) in it, as the contracts and the overview write them. */
export function Prose({ text }: { text: string }) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(marked)) {
    const [whole, code, label = "", href = ""] = match;
    parts.push(text.slice(end, match.index));
    parts.push(
      code === undefined ? (
        <Link href={href} className="text-accent-text underline underline-offset-2">
          <Prose text={label} />
        </Link>
      ) : (
        <code className="rounded-sm bg-hover px-1 font-mono text-[0.92em] text-foreground [overflow-wrap:anywhere]">
          {code}
        </code>
      ),
    );
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text that never changes.
    <Fragment key={index}>{part}</Fragment>
  ));
}
