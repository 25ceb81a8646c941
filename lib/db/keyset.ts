/** A place beside a row, by the row's values in the columns of the order. */
export type Place = Readonly<{ forward: boolean; inclusive: boolean; keys: readonly (string | number)[] }>;

/**
 * The condition and the order of one page by keyset. Row values (`(created_at, id) < (?, ?)`) and not their expansion
 * with OR: both databases then enter the index at the place, however deep the page is.
 */
export function keyset(columns: readonly string[], descending: boolean, place: Place | null) {
  const down = descending === (place?.forward ?? true);
  const order = columns.map((column) => `${column} ${down ? "DESC" : "ASC"}`).join(", ");
  if (!place) return { where: [], values: [], order };
  const comparison = `${down ? "<" : ">"}${place.inclusive ? "=" : ""}`;
  const marks = columns.map(() => "?").join(", ");
  return { where: [`(${columns.join(", ")}) ${comparison} (${marks})`], values: place.keys, order };
}
