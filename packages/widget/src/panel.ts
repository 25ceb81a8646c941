import { type Api, type Config, Refused } from "./api.ts";
import { focused, h, icons, setAttribute } from "./dom.ts";
import { Form, type Identity } from "./form.ts";
import { fill, type Messages } from "./messages.ts";

export type PanelOptions = Readonly<{
  api: Api;
  messages: Messages;
  preview: boolean;
  /** The config, once it is there; asked again after it failed. */
  load: () => Promise<Config>;
  toggled: (open: boolean) => void;
}>;

/** The dialog. Modal: what lies behind it is out of reach of keyboard and screen reader while it is open. */
export class Panel {
  readonly element: HTMLDialogElement;
  readonly #title = h("h2", { id: "title", tabindex: -1 });
  readonly #view = h("div", { class: "view" });
  readonly #live = h("p", { class: "live", role: "status" });
  #form: Form | null = null;
  #identity: Identity | null = null;
  #before: Element | null = null;

  constructor(readonly options: PanelOptions) {
    const { messages } = options;
    const close = h(
      "button",
      { type: "button", class: "round", "aria-label": messages.close, onclick: () => this.close() },
      icons.close(),
    );
    this.element = h(
      "dialog",
      {
        class: "panel",
        "aria-labelledby": "title",
        "data-drop": messages.drop,
        onclose: () => this.#closed(),
        onkeydown: (event: KeyboardEvent) => this.#stayInside(event),
        onpaste: (event: ClipboardEvent) => this.#take(event, event.clipboardData),
        ondragover: (event: DragEvent) => this.#dragged(event, true),
        ondragleave: (event: DragEvent) => this.#dragged(event, false),
        ondrop: (event: DragEvent) => {
          this.element.classList.remove("dropping");
          this.#take(event, event.dataTransfer);
        },
      },
      h("div", { class: "head" }, this.#title, close),
      this.#view,
      this.#live,
    );
    this.#title.textContent = messages.launcher;
  }

  /** Shows it without taking the focus from the page around the preview. */
  preview(): void {
    this.element.setAttribute("open", "");
    this.options.toggled(true);
    void this.#load();
  }

  open(): void {
    if (this.element.open) return;
    this.#before = focused();
    this.element.showModal();
    this.options.toggled(true);
    if (this.#form) this.#form.focus();
    else void this.#load();
  }

  close(): void {
    this.element.close();
  }

  identify(identity: Identity | null): void {
    this.#identity = identity;
    this.#form?.identify(identity);
  }

  async #load(): Promise<void> {
    const { messages, load } = this.options;
    this.#show(h("p", { class: "quiet" }, messages.loading));
    if (!this.options.preview) this.#title.focus();
    try {
      this.#begin(await load());
    } catch (error) {
      const off = error instanceof Refused && (error.problem.status === 403 || error.problem.status === 404);
      const retry = h("button", { type: "button", class: "plain", onclick: () => void this.#load() }, messages.again);
      this.#show(
        h("p", { role: "alert" }, off ? messages.closed : messages.notLoaded),
        off ? null : h("div", {}, retry),
      );
    }
  }

  #begin(config: Config): void {
    const { api, messages, preview } = this.options;
    const say = (text: string) => {
      this.#live.textContent = text;
    };
    const sent = (number: number, email: string) => this.#thank(number, email);
    this.#title.textContent = config.title;
    this.#form = new Form({ api, config, messages, preview, say, sent });
    this.#form.identify(this.#identity);
    this.#view.replaceChildren(this.#form.element);
    if (this.element.open && !preview) this.#form.focus();
  }

  #thank(number: number, email: string): void {
    const { messages } = this.options;
    const form = this.#form;
    form?.clear();
    const again = () => {
      if (form) this.#view.replaceChildren(form.element);
      form?.focus();
    };
    const heading = h("p", { class: "label", tabindex: -1 }, messages.sentTitle);
    this.#show(
      icons.done(),
      heading,
      h("p", {}, fill(messages.sent, { number, email })),
      h("button", { type: "button", class: "plain", onclick: again }, messages.another),
    );
    this.#live.textContent = `${messages.sentTitle}. ${fill(messages.sent, { number, email })}`;
    heading.focus();
  }

  #show(...children: (Node | null)[]): void {
    const shown = children.filter((child) => child !== null);
    const view = h("div", { class: "scroll done" });
    view.append(...shown);
    this.#view.replaceChildren(view);
  }

  #closed(): void {
    this.options.toggled(false);
    if (this.#before instanceof HTMLElement) this.#before.focus();
  }

  /** The tab key goes round: browsers would lead it out of the page before it comes back. */
  #stayInside(event: KeyboardEvent): void {
    if (event.key !== "Tab") return;
    const stops = [
      ...this.element.querySelectorAll<HTMLElement>("button,input,textarea,select,summary,a[href]"),
    ].filter((each) => each.tabIndex >= 0 && each.checkVisibility());
    const [first, last] = [stops[0], stops.at(-1)];
    const here = focused();
    const leaving = event.shiftKey ? here === first || here === this.#title : here === last;
    if (!leaving) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }

  #dragged(event: DragEvent, over: boolean): void {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.element.classList.toggle("dropping", over);
  }

  /** Files that were pasted or dropped; text goes where it was going. */
  #take(event: Event, data: DataTransfer | null): void {
    const files = [...(data?.files ?? [])];
    if (files.length === 0 || !this.#form?.element.isConnected) return;
    event.preventDefault();
    this.#form.files.add(files);
  }
}

/** Marks the launcher as what opens the panel. */
export function announce(launcher: HTMLElement, open: boolean): void {
  setAttribute(launcher, "aria-expanded", String(open));
}
