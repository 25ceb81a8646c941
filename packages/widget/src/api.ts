/** What the widget reads of the config. */
export type Config = Readonly<{
  title: string;
  greeting: string;
  fields: readonly Readonly<{ name: string; choices: readonly string[] }>[];
  colors: Readonly<Record<string, unknown>>;
  kb_enabled: boolean;
  max_file_mb: number;
  max_files: number;
  form_token: string;
}>;

export type Problem = Readonly<{
  status: number;
  code?: string;
  detail?: string;
  retry_after?: number;
  errors?: readonly Readonly<{ pointer?: string; detail: string }>[];
}>;

export type Found = Readonly<{ id: string; title: string; excerpt_html: string }>;

/** A refusal of the server, or no answer at all (`status` 0). */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.code ?? "");
  }
}

/** The three calls of the widget, and the one that reads an article. Never with cookies. */
export class Api {
  constructor(
    readonly base: string,
    readonly workspace: string,
  ) {}

  config(cache: RequestCache = "default"): Promise<Config> {
    return this.#data<Config>(this.#widget("config"), { cache });
  }

  async search(words: string, signal: AbortSignal): Promise<readonly Found[]> {
    return this.#data<readonly Found[]>(this.#widget(`kb/search?limit=3&q=${encodeURIComponent(words)}`), { signal });
  }

  async article(id: string): Promise<string> {
    const query = `?workspace_id=${encodeURIComponent(this.workspace)}`;
    const path = `${this.base}/kb/articles/${encodeURIComponent(id)}${query}`;
    return (await this.#data<{ body_html: string }>(path, {})).body_html;
  }

  create(body: FormData, idempotencyKey: string): Promise<{ number: number }> {
    return this.#data(this.#widget("tickets"), {
      method: "POST",
      body,
      headers: { "Idempotency-Key": idempotencyKey },
    });
  }

  #widget(rest: string): string {
    return `${this.base}/widget/${encodeURIComponent(this.workspace)}/${rest}`;
  }

  async #data<T>(url: string, options: RequestInit): Promise<T> {
    let status = 0;
    let body: unknown = null;
    try {
      const response = await fetch(url, { ...options, credentials: "omit", referrerPolicy: "strict-origin" });
      status = response.status;
      body = await response.json();
    } catch (error) {
      if (options.signal?.aborted) throw error;
    }
    if (status >= 200 && status < 300 && body !== null) return (body as { data: T }).data;
    throw new Refused({ ...(body as object | null), status });
  }
}

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
