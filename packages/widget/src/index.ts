import { Api, type Config, Refused } from "./api.ts";
import { h, icons } from "./dom.ts";
import type { Identity } from "./form.ts";
import { withMessages } from "./messages.ts";
import { announce, Panel } from "./panel.ts";
import { colorRules, css } from "./style.ts";

/** What a page may call. */
type Latchkey = Readonly<{
  open: () => void;
  close: () => void;
  /** Who the page's visitor is; without an argument nobody again. */
  identify: (identity?: Identity | null) => void;
}>;

declare global {
  interface Window {
    Latchkey?: Latchkey;
    /** Texts in other languages, by language tag: `{ de: { send: "Senden" } }`. Set before the script runs. */
    LatchkeyMessages?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }
}

/** While the script runs for the first time this is its own element; afterwards nobody knows any more. */
const script = document.currentScript as HTMLScriptElement | null;

/** What the script's element says: nothing else of the page is read. */
function start({ src, dataset }: HTMLScriptElement): void {
  const { workspace, theme, locale, position, launcher: launching, preview } = dataset;
  if (!workspace) {
    console.warn("Latchkey: the script needs data-workspace.");
    return;
  }
  const api = new Api(`${new URL(src).origin}/api/public`, workspace);
  const host = h("div", { "data-theme": theme, "data-position": position, lang: locale ?? "en" });
  const root = host.attachShadow({ mode: "open" });
  const [base, colors] = [new CSSStyleSheet(), new CSSStyleSheet()];
  base.replaceSync(css);
  root.adoptedStyleSheets = [base, colors];
  const messages = withMessages(messagesFor(locale));

  let config: Promise<Config> | null = null;
  const load = () => {
    config ??= (preview ? Promise.resolve(JSON.parse(preview) as Config) : api.config()).then((loaded) => {
      colors.replaceSync(colorRules(loaded.colors));
      return loaded;
    });
    // What failed is tried again by the next one who asks.
    const loading = config;
    loading.catch(() => {
      config = null;
    });
    return loading;
  };

  const launcher = h(
    "button",
    {
      type: "button",
      class: "launcher",
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      onclick: () => panel.open(),
    },
    icons.help(),
    messages.launcher,
  );
  const toggled = (open: boolean) => announce(launcher, open);
  const panel = new Panel({ api, messages, preview: preview !== undefined, load, toggled });
  root.append(panel.element);

  const show = () => {
    if (launching !== "off") root.prepend(launcher);
  };
  load().then(show, (error: unknown) => {
    const { status = 0, detail } = error instanceof Refused ? error.problem : {};
    // Not here: no button that leads nowhere. Anything else may pass, so the button is there and tries again.
    if (status === 403 || status === 404) console.warn(`Latchkey: ${detail}`);
    else show();
  });
  document.body.append(host);
  if (preview) panel.preview();
  window.Latchkey = {
    open: () => panel.open(),
    close: () => panel.close(),
    identify: (identity = null) => panel.identify(identity),
  };
  window.dispatchEvent(new Event("latchkey:ready"));
}

/** `de-CH`, else `de`, else English. */
function messagesFor(locale = "en"): Readonly<Record<string, string>> {
  const known = window.LatchkeyMessages ?? {};
  return known[locale] ?? known[locale.split("-")[0] ?? ""] ?? {};
}

// A page may carry the script twice, and scripts in the head run before there is a body.
if (script && !window.Latchkey) {
  if (document.body) start(script);
  else addEventListener("DOMContentLoaded", () => start(script), { once: true });
}
