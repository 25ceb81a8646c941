import { type Api, type Found, Refused } from "./api.ts";
import { elementsOf, excerptOf } from "./article.ts";
import { h } from "./dom.ts";
import { fill, type Messages } from "./messages.ts";

/** How long the typing has to rest, in milliseconds, and the least that is looked for. */
const rest = 500;
const leastWords = 4;

/**
 * Articles that fit what is being typed. Only the last question counts: those before it are cancelled. Five questions a
 * minute are answered; then this keeps quiet for as long as it is told to.
 */
export class Suggestions {
  readonly element: HTMLElement;
  readonly #list = h("ul", {});
  readonly #known = new Map<string, readonly Found[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;
  #asked = "";
  #quietUntil = 0;

  constructor(
    readonly api: Api,
    readonly messages: Messages,
    readonly say: (text: string) => void,
  ) {
    const title = h("p", { class: "label", id: "suggestions" }, messages.suggestions);
    this.element = h("section", { class: "help", hidden: true, "aria-labelledby": "suggestions" }, title, this.#list);
  }

  /** The text as it stands now. */
  typed(text: string): void {
    const words = text.trim().replace(/\s+/g, " ").slice(0, 200);
    if (words === this.#asked) return;
    this.#asked = words;
    clearTimeout(this.#timer);
    this.#running?.abort();
    if (words.length < leastWords) this.#show([]);
    else this.#timer = setTimeout(() => void this.#ask(words), rest);
  }

  clear(): void {
    this.typed("");
  }

  async #ask(words: string): Promise<void> {
    const known = this.#known.get(words);
    if (known) return this.#show(known);
    if (Date.now() < this.#quietUntil) return;
    const running = new AbortController();
    this.#running = running;
    try {
      const found = await this.api.search(words, running.signal);
      if (running.signal.aborted) return;
      this.#known.set(words, found);
      this.#show(found);
    } catch (error) {
      // Suggestions are an offer: that there are none now is no news for anybody.
      if (error instanceof Refused) this.#quietUntil = Date.now() + (error.problem.retry_after ?? 10) * 1_000;
    }
  }

  #show(found: readonly Found[]): void {
    const { found: many, foundOne } = this.messages;
    this.element.hidden = found.length === 0;
    this.#list.replaceChildren(...found.map((article) => h("li", {}, this.#article(article))));
    if (found.length > 0) this.say(found.length === 1 ? foundOne : fill(many, { n: found.length }));
  }

  #article({ id, title, excerpt_html }: Found): HTMLElement {
    const text = h("div", { class: "article" }, h("p", {}, ...(excerptOf(excerpt_html) as HTMLElement[])));
    let read = false;
    const toggled = async ({ target }: Event) => {
      if (read || !(target as HTMLDetailsElement).open) return;
      read = true;
      try {
        text.replaceChildren(...elementsOf(await this.api.article(id)));
      } catch {
        // The excerpt stays; the next opening tries again.
        read = false;
      }
    };
    return h("details", { ontoggle: toggled }, h("summary", {}, title), text);
  }
}
