import type { Config, Problem } from "./api.ts";
import { h, setAttribute } from "./dom.ts";
import { fill, type Messages } from "./messages.ts";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Field = Readonly<{ row: HTMLElement; control: Control; error: HTMLElement; most: number; optional: boolean }>;

/** In the order in which they stand in the form. */
const names = ["subject", "category", "message", "email", "name"] as const;
export type Name = (typeof names)[number];

/** Which field a mistake that the server names belongs to. */
const pointers: Readonly<Record<string, Name>> = {
  ...{ "/subject": "subject", "/body": "message", "/category": "category" },
  ...{ "/requester": "email", "/requester/email": "email", "/requester/name": "name" },
};

/** The fields that people type into, with what is wrong in each below it. */
export class Fields {
  readonly #fields: Readonly<Record<Name, Field>>;

  constructor(
    config: Config,
    readonly messages: Messages,
  ) {
    const choices = config.fields.find(({ name }) => name === "category")?.choices ?? [];
    const options = ["", ...choices].map((value) => h("option", { value }, value || messages.noCategory));
    this.#fields = {
      subject: this.#field("subject", h("input", { autocomplete: "off" }), 255),
      category: this.#field("category", h("select", {}, ...options), 64, true),
      message: this.#field("message", h("textarea"), 65_536),
      email: this.#field("email", h("input", { type: "email", autocomplete: "email", inputmode: "email" }), 254),
      name: this.#field("name", h("input", { autocomplete: "name" }), 100, true),
    };
    this.hide("category", choices.length === 0);
  }

  row(name: Name): HTMLElement {
    return this.#fields[name].row;
  }

  /** What a field says; nothing when it is hidden. */
  value(name: Name): string {
    const { row, control } = this.#fields[name];
    return row.hidden ? "" : control.value.trim();
  }

  set(name: Name, value: string): void {
    this.#fields[name].control.value = value;
    this.mark(name, "");
  }

  hide(name: Name, hidden: boolean): void {
    this.#fields[name].row.hidden = hidden;
  }

  onInput(name: Name, heard: (value: string) => void): void {
    const { control } = this.#fields[name];
    control.addEventListener("input", () => heard(control.value));
  }

  /** To the first field that waits to be filled in. */
  focus(): void {
    const open = names.find((name) => {
      const { row, optional } = this.#fields[name];
      return !optional && !row.hidden && this.value(name) === "";
    });
    this.#fields[open ?? "subject"].control.focus();
  }

  /** Marks what cannot be sent as it is. Which fields these are. */
  check(): Name[] {
    return names.filter((name) => {
      const problem = this.#problemOf(name);
      this.mark(name, problem);
      return problem !== "";
    });
  }

  /** Marks what the server refused. Which fields these are. */
  refuse({ errors = [] }: Problem): Name[] {
    return errors.flatMap(({ pointer = "", detail }) => {
      const name = pointers[pointer];
      if (!name) return [];
      this.mark(name, detail.charAt(0).toUpperCase() + detail.slice(1));
      return [name];
    });
  }

  /** To the first of the fields that are wrong. */
  goTo(wrong: readonly Name[]): void {
    const first = names.find((name) => wrong.includes(name));
    if (first) this.#fields[first].control.focus();
  }

  mark(name: Name, problem: string): void {
    const { control, error } = this.#fields[name];
    if (error.textContent === problem) return;
    error.textContent = problem;
    setAttribute(control, "aria-invalid", problem ? "true" : null);
    setAttribute(control, "aria-describedby", problem ? error.id : null);
  }

  #problemOf(name: Name): string {
    const { row, most, optional } = this.#fields[name];
    const value = this.value(name);
    if (value === "") return optional || row.hidden ? "" : this.messages.required;
    if (name === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return this.messages.badEmail;
    return value.length > most ? fill(this.messages.tooLong, { n: most }) : "";
  }

  #field(name: Name, control: Control, most: number, optional = false): Field {
    const { messages } = this;
    const error = h("p", { class: "error", id: `${name}-error` });
    setAttribute(control, "id", name);
    setAttribute(control, "name", name);
    setAttribute(control, "aria-required", optional ? null : "true");
    control.addEventListener("input", () => this.mark(name, ""));
    const label = h("label", { for: name }, messages[name], optional && h("i", {}, ` (${messages.optional})`));
    return { row: h("div", { class: "field" }, label, control, error), control, error, most, optional };
  }
}
