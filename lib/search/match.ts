import "server-only";
import { provider } from "../db/client";

/** A word of the index, or with `prefix` every word that begins so. */
export type Wanted = Readonly<{ word: string; prefix?: boolean }>;

/**
 * The question to the full-text index of the database in use: each group has one of its words in the record. Words are
 * quoted, and hold neither quotes nor backslashes (`wordsOf`), so nothing that somebody typed is read as an operator.
 */
export function matchOf(groups: readonly (readonly Wanted[])[]): string {
  const sqlite = provider() === "sqlite";
  const [and, or] = sqlite ? [" AND ", " OR "] : [" & ", " | "];
  const one = ({ word, prefix = false }: Wanted) => {
    if (/["'\\\s]/.test(word)) throw new Error("A word of the index has a sign that none has.");
    if (sqlite) return prefix ? `"${word}"*` : `"${word}"`;
    return prefix ? `'${word}':*` : `'${word}'`;
  };
  return groups.map((words) => `(${words.map(one).join(or)})`).join(and);
}

/**
 * The records that match, as `d`, with one parameter: what `matchOf` made. On SQLite the newest first, which costs nothing
 * and lets a limit end the look-up early; PostgreSQL would have to fetch them all for an order.
 */
export function matching(): Readonly<{ from: string; where: string; order: string }> {
  return provider() === "sqlite"
    ? {
        from: "search_index f JOIN search_documents d ON d.row = f.rowid",
        where: "f.search_index MATCH ?",
        order: "ORDER BY f.rowid DESC",
      }
    : { from: "search_documents d", where: "d.lexemes @@ CAST(? AS tsquery)", order: "" };
}

/** The condition on `search_documents d`, with one parameter: what `matchOf` made. */
export function matches(): string {
  return provider() === "sqlite"
    ? "d.row IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)"
    : "d.lexemes @@ CAST(? AS tsquery)";
}
