import { placeWord } from "./place-word";
import { stemOf, wordsOf } from "./words";

type Text = Readonly<{ type: string; body: string }>;

/** The forms of a text's words, each once: as they are, so that their beginnings are found, and their stems. */
function formsOf(text: string, mark = ""): string[] {
  return [...new Set(wordsOf(text).flatMap((word) => [word, stemOf(word)]))].map((word) => mark + word);
}

/** What the search stores of a ticket. Words of internal notes have a mark, for readers who may not see those. */
export function ticketWords(workspaceId: string, number: number, subject: string, comments: readonly Text[]): string {
  const textOf = (type: string) =>
    comments
      .filter((comment) => comment.type === type)
      .map(({ body }) => body)
      .join("\n");
  const words = [...formsOf(`${number}\n${subject}\n${textOf("reply")}`), ...formsOf(textOf("note"), noteMark)];
  return [placeWord("ticket", workspaceId), ...words].join(" ");
}

const noteMark = ":n:";

/** What the search stores of who asks. */
export function peopleWords({ name, email }: Readonly<{ name: string; email: string | null }>): string {
  return formsOf(`${name}\n${email ?? ""}`).join(" ");
}

/** The words by which a ticket can have one word of a question; the last one may be unfinished. */
export function sought(word: string, { last, notes }: { last: boolean; notes: boolean }) {
  const forms = [...new Set([word, stemOf(word)])];
  const marked = notes ? [...forms, ...forms.map((form) => noteMark + form)] : forms;
  // A letter or two begin too many words to be looked up.
  const prefix = last && word.length > 2;
  return marked.map((form) => ({ word: form, prefix: prefix && form.endsWith(word) }));
}
