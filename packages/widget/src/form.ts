import { type Api, type Config, Refused } from "./api.ts";
import { h, setAttribute } from "./dom.ts";
import { Fields, type Name } from "./fields.ts";
import { Files } from "./files.ts";
import { fill, type Messages } from "./messages.ts";
import { reasonFor } from "./refusal.ts";
import { Sender } from "./send.ts";
import { Suggestions } from "./suggestions.ts";

export type Identity = Readonly<{ email: string; hmac: string; name?: string | undefined }>;

export type FormOptions = Readonly<{
  api: Api;
  config: Config;
  messages: Messages;
  /** Tells people who hear the page. */
  say: (text: string) => void;
  /** A form that is only looked at sends nothing. */
  preview: boolean;
  sent: (number: number, email: string) => void;
}>;

/** The form: what was typed stays until it has arrived. */
export class Form {
  readonly element: HTMLFormElement;
  readonly files: Files;
  readonly #fields: Fields;
  readonly #suggestions: Suggestions;
  readonly #sender: Sender;
  readonly #alert = h("p", { class: "alert", role: "alert", hidden: true });
  readonly #who = h("p", { class: "quiet", hidden: true });
  /** Programs that fill in everything find it; people, their keyboards and their screen readers do not. */
  readonly #trap = h("input", { name: "website", tabindex: -1, autocomplete: "off" });
  readonly #button: HTMLButtonElement;
  #identity: Identity | null = null;
  #sending = false;

  constructor(readonly options: FormOptions) {
    const { api, config, messages, say, preview } = options;
    this.#sender = new Sender(api, config.form_token);
    this.#suggestions = new Suggestions(api, messages, say);
    this.files = new Files(messages, config, say);
    this.#fields = new Fields(config, messages);
    if (config.kb_enabled && !preview) this.#fields.onInput("subject", (text) => this.#suggestions.typed(text));
    this.#button = h("button", { class: "primary", type: "submit" }, messages.send);
    const row = (name: Name) => this.#fields.row(name);
    this.element = h(
      "form",
      { novalidate: true, onsubmit: (event: Event) => void this.#submit(event) },
      h(
        "div",
        { class: "scroll" },
        config.greeting !== "" && h("p", { class: "quiet" }, config.greeting),
        this.#alert,
        ...[row("subject"), this.#suggestions.element, row("category"), row("message"), this.files.element],
        ...[this.#who, row("email"), row("name")],
        h("div", { class: "trap", "aria-hidden": "true" }, h("label", {}, "Website", this.#trap)),
      ),
      h("div", { class: "foot" }, this.#button),
    );
  }

  focus(): void {
    this.#fields.focus();
  }

  /** Who writes, as the site has proved it; null: they say it themselves. */
  identify(identity: Identity | null): void {
    this.#identity = identity;
    for (const name of ["email", "name"] as const) this.#fields.hide(name, identity !== null);
    this.#who.hidden = identity === null;
    if (!identity) return;
    const { email, name } = identity;
    this.#who.textContent = fill(this.options.messages.writingAs, { who: name ? `${name} (${email})` : email });
  }

  /** An empty form, for the next message; who writes stays. */
  clear(): void {
    for (const name of ["subject", "message", "category"] as const) this.#fields.set(name, "");
    this.files.clear();
    this.#suggestions.clear();
    this.#fail("");
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    // A second press while the first one is on its way.
    if (this.#sending) return;
    const wrong = this.#fields.check();
    this.#pointOut(wrong);
    if (wrong.length > 0) return;
    const { messages, preview, say, sent } = this.options;
    if (preview) return this.#fail(messages.previewed);
    this.#busy(true);
    say(messages.sending);
    try {
      const draft = { fields: this.#values(), files: this.files.all };
      sent(await this.#sender.send(draft), this.#identity?.email ?? this.#fields.value("email"));
    } catch (error) {
      this.#refused(error instanceof Refused ? error : new Refused({ status: 0 }));
    } finally {
      this.#busy(false);
    }
  }

  #busy(sending: boolean): void {
    const { messages } = this.options;
    this.#sending = sending;
    // Not disabled: that would take the focus away.
    setAttribute(this.#button, "aria-disabled", sending ? "true" : null);
    this.#button.textContent = sending ? messages.sending : messages.send;
  }

  /** As the API names them in a form; what is empty is left out. */
  #values(): [string, string][] {
    const fields = this.#fields;
    const identity = this.#identity;
    const name = identity ? (identity.name ?? "") : fields.value("name");
    const values: [string, string][] = [
      ["subject", fields.value("subject")],
      ["body", fields.value("message")],
      ["category", fields.value("category")],
      ["requester[email]", identity?.email ?? fields.value("email")],
      ["requester[name]", name],
      ["identity[email]", identity?.email ?? ""],
      ["identity[hmac]", identity?.hmac ?? ""],
      ["website", this.#trap.value],
    ];
    return values.filter(([, value]) => value !== "");
  }

  /** Says how many fields are wrong, and goes to the first. */
  #pointOut(wrong: readonly Name[]): void {
    const { mistake, mistakes } = this.options.messages;
    this.#fail(wrong.length < 2 ? (wrong.length === 1 ? mistake : "") : fill(mistakes, { n: wrong.length }));
    this.#fields.goTo(wrong);
  }

  #fail(text: string): void {
    this.#alert.textContent = text;
    this.#alert.hidden = text === "";
    if (text) this.#alert.scrollIntoView({ block: "nearest" });
  }

  #refused({ problem }: Refused): void {
    const { messages } = this.options;
    const { code = "", detail = "", errors = [] } = problem;
    const has = (start: string) => errors.some(({ pointer = "" }) => pointer.startsWith(start));
    const reason = reasonFor(problem, messages);
    if (reason) this.#fail(reason);
    else if (code.startsWith("file_")) {
      this.files.fail(detail);
      this.files.focus();
    } else if (has("/website")) {
      this.#trap.value = "";
      this.#fail(messages.filled);
    } else if (has("/identity")) {
      this.#fields.set("email", this.#identity?.email ?? "");
      this.identify(null);
      this.#fail(messages.unproven);
    } else {
      const wrong = this.#fields.refuse(problem);
      if (wrong.length > 0) this.#pointOut(wrong);
      else this.#fail(fill(messages.refused, { why: detail }));
    }
  }
}
