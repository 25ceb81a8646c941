import { type Api, Refused, wait } from "./api.ts";

/** What a person wrote. `fields` are named as the API names them in a form. */
export type Draft = Readonly<{ fields: readonly (readonly [name: string, value: string])[]; files: readonly File[] }>;

/** The server does not take a form back sooner than this, in milliseconds. */
const leastFillTime = 2_100;
/** Calls for one press of the button, at most. */
const mostTries = 4;

/**
 * Sends drafts, each once. A draft whose answer got lost keeps its Idempotency-Key, so that sending it again repeats the
 * answer and creates no second ticket; what was refused gets a new one, since refusals are repeated as well.
 */
export class Sender {
  #key = "";
  #content = "";
  /** When the token came, in milliseconds since the page was opened. */
  #since = performance.now();

  constructor(
    readonly api: Api,
    private token: string,
  ) {}

  /** Resolves to the ticket's number. @throws Refused */
  async send(draft: Draft): Promise<number> {
    for (let tries = 1; ; tries++) {
      await wait(this.#since + leastFillTime - performance.now());
      try {
        const { number } = await this.api.create(this.#form(draft), this.#keyFor(draft));
        this.#key = "";
        return number;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error.problem.status >= 400 && error.problem.status < 500 && error.problem.status !== 409) this.#key = "";
        if (tries === mostTries || !(await this.#mend(error))) throw error;
      }
    }
  }

  /** What a person need not hear of: an old form is exchanged, and who was quick waits. Whether to try again. */
  async #mend({ problem: { code, retry_after = 1 } }: Refused): Promise<boolean> {
    if (code === "form_expired") {
      this.token = (await this.api.config("reload")).form_token;
      this.#since = performance.now();
      return true;
    }
    if (code !== "form_too_quick" && code !== "idempotency_in_progress") return false;
    await wait(retry_after * 1_000);
    return true;
  }

  #form({ fields, files }: Draft): FormData {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    form.append("form_token", this.token);
    for (const file of files) form.append("attachments[]", file, file.name || "file");
    return form;
  }

  #keyFor({ fields, files }: Draft): string {
    const content = JSON.stringify([
      fields,
      files.map(({ name, size, lastModified }) => [name, size, lastModified]),
      this.token,
    ]);
    if (this.#key === "" || content !== this.#content) this.#key = randomKey();
    this.#content = content;
    return this.#key;
  }
}

/** 128 random bits; pages without TLS lack `randomUUID`. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
