import { plainText } from "../markdown/plain-text";
import { stemsIn } from "../search/words";

/** What the search stores of an article. The title's words stand twice, once with a mark: there they weigh more. */
export function indexedWords({ title, body, status }: { title: string; body: string; status: string }): string {
  const words = [
    `:s:${status}`,
    ...stemsIn(title).map((stem) => `:t:${stem}`),
    ...stemsIn(title),
    ...stemsIn(plainText(body)),
  ];
  return words.join(" ");
}
