import { Prose } from "./prose";

type DocTableProps = { label: string; head: readonly string[]; rows: readonly (readonly string[])[] };

/** A small table of texts; it scrolls by itself where the screen is narrow. */
export function DocTable({ label, head, rows }: DocTableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <section> would need a heading; this is a scrollable box.
    <div
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="overflow-x-auto rounded-lg border bg-surface"
    >
      <table className="w-full text-left text-sm">
        <thead>
          <tr className="border-b text-muted text-xs">
            {head.map((name) => (
              <th key={name} scope="col" className="h-9 whitespace-nowrap px-3 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((cells) => (
            <tr key={cells[0]}>
              {cells.map((cell, index) => (
                <td key={head[index]} className="px-3 py-2 align-top text-muted tabular-nums first:text-foreground">
                  <Prose text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
