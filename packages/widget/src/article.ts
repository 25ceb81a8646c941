import { h } from "./dom.ts";

/** What is taken over of an article, and as what: headings of the page's own rank are none of ours. */
const kept: Readonly<Record<string, keyof HTMLElementTagNameMap>> = {
  ...{ P: "p", UL: "ul", OL: "ol", LI: "li", A: "a", STRONG: "strong", B: "strong", EM: "em", I: "em", CODE: "code" },
  ...{
    PRE: "pre",
    BR: "br",
    BLOCKQUOTE: "blockquote",
    MARK: "mark",
    H1: "h3",
    H2: "h3",
    H3: "h3",
    H4: "h3",
    H5: "h3",
    H6: "h3",
  },
};

/**
 * An article's HTML as elements, copied one by one from a document that runs nothing and loads nothing. The server has
 * sanitised it already; this keeps the promise that the widget adds no markup of others to a page.
 * @throws where the page forbids to parse any HTML at all.
 */
export function elementsOf(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(trusted(html), "text/html");
  return [...body.childNodes].flatMap(copy);
}

type TrustedTypes = {
  createPolicy: (
    name: string,
    rules: { createHTML: (html: string) => string },
  ) => { createHTML: (html: string) => string };
};
let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

/** Pages that ask for Trusted Types take text for a parser under a named policy; what comes of it is copied, never inserted. */
function trusted(html: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return html;
  policy ??= trustedTypes.createPolicy("latchkey-widget", { createHTML: (text) => text });
  return policy.createHTML(html);
}

function copy(node: Node): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.textContent ?? "")];
  if (!(node instanceof Element)) return [];
  const children = [...node.childNodes].flatMap(copy);
  const tag = kept[node.tagName];
  if (!tag) return /^(SCRIPT|STYLE|TEMPLATE)$/.test(node.tagName) ? [] : children;
  const href = node.getAttribute("href") ?? "";
  const link = tag === "a" && /^(https?:|mailto:)/i.test(href);
  const element = h(tag, link ? { href, target: "_blank", rel: "noopener noreferrer" } : {});
  element.append(...children);
  return [element];
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };

/** An excerpt: escaped text with `<mark>` and nothing else, so it is read without a parser. */
export function excerptOf(html: string): Node[] {
  return html.split(/(<mark>.*?<\/mark>)/s).map((part) => {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(part)?.[1];
    const text = (marked ?? part).replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
    return marked === undefined ? document.createTextNode(text) : h("mark", {}, text);
  });
}
