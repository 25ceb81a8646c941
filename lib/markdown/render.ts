import "server-only";
import { Marked } from "marked";
import sanitizeHtml from "sanitize-html";
import { escapeHtml } from "./escape-html";

const marked = new Marked({ gfm: true, async: false });

/**
 * Markdown (GitHub's) as HTML that is safe to show: marked lets any HTML through, so what it makes is sanitised. Without
 * scripts, styles, forms and frames; headings begin at h2; links and images lead to http, https and mail addresses only.
 */
export function renderMarkdown(markdown: string): string {
  return sanitizeHtml(htmlOf(markdown), rules);
}

/** The same for a mail: a picture becomes a link to it, so that opening the mail fetches nothing and tells nobody. */
export function renderForMail(markdown: string): string {
  return sanitizeHtml(htmlOf(markdown), {
    ...rules,
    transformTags: {
      ...rules.transformTags,
      img: (_name, { src = "", alt = "" }) => ({
        tagName: "a",
        attribs: { href: src, rel: "noopener noreferrer nofollow" },
        text: alt || src,
      }),
    },
  });
}

const rules = {
  allowedTags: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "ul", "ol", "li"],
    ...["strong", "em", "del", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "kbd", "sub", "sup"],
  ],
  allowedAttributes: {
    a: ["href", "title", "rel"],
    img: ["src", "alt", "title"],
    ol: ["start"],
    th: ["align"],
    td: ["align"],
  },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["http", "https"] },
  allowProtocolRelative: false,
  // The address that a link leads to must not learn from which article, nor steer the page it was opened from.
  transformTags: {
    a: sanitizeHtml.simpleTransform("a", { rel: "noopener noreferrer nofollow" }),
    // The title is the h1 of whatever page shows the text.
    ...{ h1: "h2", h2: "h3", h3: "h4", h4: "h5", h5: "h6" },
  },
  disallowedTagsMode: "discard",
  nestingLimit: 50,
} satisfies sanitizeHtml.IOptions;

function htmlOf(markdown: string): string {
  try {
    return marked.parse(markdown) as string;
  } catch (error) {
    // Thousands of nested quotes exhaust the stack. Nobody writes that to be read: shown as it is.
    if (error instanceof RangeError) return `<pre>${escapeHtml(markdown)}</pre>`;
    throw error;
  }
}
