import { h, icons } from "./dom.ts";
import { fill, type Messages } from "./messages.ts";

/** Bytes of all files together: what one request may carry, less what surrounds them. */
const together = 49 * 1_048_576;

type Limits = Readonly<{ max_files: number; max_file_mb: number }>;

/** The files of a draft: chosen, pasted or dropped, listed, and taken away again. */
export class Files {
  readonly element: HTMLElement;
  #files: File[] = [];
  readonly #list = h("ul", { class: "files" });
  readonly #error = h("p", { class: "error", id: "files-error" });
  readonly #button: HTMLButtonElement;
  readonly #input: HTMLInputElement;

  constructor(
    readonly messages: Messages,
    readonly limits: Limits,
    readonly say: (text: string) => void,
  ) {
    this.#input = h("input", { type: "file", multiple: true, hidden: true, onchange: () => this.#chosen() });
    this.#button = h(
      "button",
      {
        type: "button",
        class: "plain",
        "aria-describedby": "files-hint files-error",
        onclick: () => this.#input.click(),
      },
      icons.clip(),
      messages.attach,
    );
    const hint = fill(messages.attachHint, { files: limits.max_files, size: limits.max_file_mb });
    this.element = h(
      "div",
      { class: "field" },
      h("div", {}, this.#button),
      this.#input,
      h("p", { class: "quiet", id: "files-hint" }, hint),
      this.#list,
      this.#error,
    );
  }

  get all(): readonly File[] {
    return this.#files;
  }

  /** Takes files in, as far as they fit; what does not is named. */
  add(files: Iterable<File>): void {
    this.fail("");
    for (const file of files) {
      const problem = this.#problemOf(file);
      if (problem) this.fail(problem);
      else {
        this.#files.push(file);
        this.say(fill(this.messages.added, { name: file.name }));
      }
    }
    this.#show();
  }

  clear(): void {
    this.#files = [];
    this.fail("");
    this.#show();
  }

  fail(text: string): void {
    this.#error.textContent = text;
  }

  focus(): void {
    this.#button.focus();
  }

  #chosen(): void {
    this.add(this.#input.files ?? []);
    // The same file can be chosen again after it was removed.
    this.#input.value = "";
  }

  #problemOf(file: File): string | null {
    const { max_files: files, max_file_mb: size } = this.limits;
    const { messages } = this;
    if (this.#files.length >= files) return fill(messages.tooMany, { files });
    if (file.size === 0) return fill(messages.empty, { name: file.name });
    if (file.size > size * 1_048_576) return fill(messages.tooLarge, { name: file.name, size });
    const sum = this.#files.reduce((total, each) => total + each.size, file.size);
    return sum > together ? messages.together : null;
  }

  #show(): void {
    this.#list.replaceChildren(...this.#files.map((file) => this.#row(file)));
  }

  #row(file: File): HTMLElement {
    const remove = () => {
      this.#files = this.#files.filter((each) => each !== file);
      this.#show();
      this.fail("");
      this.say(fill(this.messages.removed, { name: file.name }));
      // The button that had the focus is gone.
      this.focus();
    };
    const label = fill(this.messages.remove, { name: file.name });
    return h(
      "li",
      {},
      h("span", { title: file.name }, file.name),
      h("small", {}, sizeInWords(file.size)),
      h("button", { type: "button", class: "round", "aria-label": label, onclick: remove }, icons.close()),
    );
  }
}

function sizeInWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1_024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
