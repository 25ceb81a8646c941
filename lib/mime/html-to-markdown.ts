import { Parser } from "htmlparser2";

/** What is never text: programs, styles, what is fetched, what is filled in. */
const dropped = new Set(
  "script style head title template noscript svg math object embed iframe form select textarea button audio video".split(
    " ",
  ),
);
const blocks = new Set(
  "p div section article header footer table tr ul ol dl dt dd pre blockquote h1 h2 h3 h4 h5 h6 hr address center".split(
    " ",
  ),
);
const headings: Record<string, string> = { h1: "## ", h2: "## ", h3: "### ", h4: "#### ", h5: "#### ", h6: "#### " };

/** How mail programs mark where what they quote begins: Gmail, Yahoo, Proton, Outlook, Thunderbird, Apple Mail. */
const quoteClass =
  /(^|\s)(gmail_quote(_container)?|yahoo_quoted|protonmail_quote|moz-cite-prefix|tutanota_quote)(\s|$)/;
const quoteIds = new Set([
  "divRplyFwdMsg",
  "appendonsend",
  "OLK_SRC_BODY_SECTION",
  "mail-editor-reference-message-container",
]);

/** Characters of the result: what a message may have, and room for what is cut off later. */
const longest = 200_000;
/** Elements, and elements within each other, that are read; what comes after is made to keep somebody busy. */
const [mostElements, deepest] = [60_000, 1_000];
/** Characters that are read at once: after each such piece it is seen whether that was enough. */
const piece = 16_384;

export type Converted = Readonly<{
  markdown: string;
  /** What comes before the first quote that its program marked. */
  fresh: string;
}>;

/**
 * HTML as Markdown. Only text comes through: no script, no style, no form, and nothing that a reader's program would fetch,
 * so that neither a pixel nor an image tells the sender who reads it. What is hidden from people's eyes stays away as well.
 */
export function htmlToMarkdown(html: string): Converted {
  const writer = new Writer();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes),
      ontext: (text) => writer.text(text),
      onclosetag: (name) => writer.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  for (let at = 0; at < html.length && !writer.isFull; at += piece) parser.write(html.slice(at, at + piece));
  if (!writer.isFull) parser.end();
  return writer.result();
}

type Open = { name: string; hidden: boolean; address: string; from: number };

/** Text is gathered in pieces and never gone over again, so that the work stays in step with the length of the HTML. */
class Writer {
  #pieces: string[] = [];
  #length = 0;
  #last = "";
  /** Line ends that are due before the next text. */
  #gap = 0;
  #fresh: number | null = null;
  #stack: Open[] = [];
  #elements = 0;
  #quotes = 0;
  #lists: (number | null)[] = [];
  #pre = 0;

  get isFull(): boolean {
    return this.#length >= longest || this.#elements > mostElements || this.#stack.length > deepest;
  }

  open(name: string, attributes: Record<string, string>): void {
    this.#elements += 1;
    if (isQuote(name, attributes)) this.#fresh ??= this.#pieces.length;
    const hidden = this.#hidden || dropped.has(name) || isHidden(attributes);
    const opened: Open = { name, hidden, address: "", from: 0 };
    this.#stack.push(opened);
    if (!hidden) this.#begin(name, attributes, opened);
  }

  #begin(name: string, attributes: Record<string, string>, opened: Open): void {
    if (name === "br") this.#gap += 1;
    if (name === "img") this.#image(attributes);
    if (blocks.has(name)) this.#block();
    if (name === "blockquote") this.#quotes += 1;
    if (name === "ul" || name === "ol") this.#lists.push(name === "ol" ? 1 : null);
    if (name === "li") this.#item();
    if (name === "pre") this.#pre += 1;
    if ((name === "td" || name === "th") && !/^\s?$/.test(this.#last)) this.#write(" ");
    if (name === "hr") this.#write("---");
    if (headings[name]) this.#write(headings[name]);
    if (name === "a") this.#beginLink(opened, attributes.href);
  }

  text(text: string): void {
    if (this.#hidden) return;
    if (this.#pre > 0) this.#lines(text);
    else this.#flow(text);
  }

  #flow(text: string): void {
    const flowed = text.replace(/[\s\u200b\ufeff\u00ad]+/g, " ");
    // A sign of HTML that was written as text stays text when the Markdown is shown.
    const safe = flowed.replace(/</g, "\\<");
    this.#write(this.#gap > 0 || /^[\s[]?$/.test(this.#last) ? safe.trimStart() : safe);
  }

  close(name: string): void {
    const opened = this.#stack.at(-1);
    if (opened?.name !== name) return;
    this.#stack.pop();
    if (opened.hidden) return;
    if (opened.address) this.#endLink(opened);
    if (name === "blockquote") this.#quotes -= 1;
    if (name === "ul" || name === "ol") this.#lists.pop();
    if (name === "pre") this.#pre -= 1;
    if (blocks.has(name)) this.#block();
  }

  result(): Converted {
    return { markdown: this.#pieces.join(""), fresh: this.#pieces.slice(0, this.#fresh ?? undefined).join("") };
  }

  get #hidden(): boolean {
    return this.#stack.at(-1)?.hidden ?? false;
  }

  #write(text: string): void {
    if (text === "" || this.#length >= longest) return;
    if (this.#gap > 0 || this.#pieces.length === 0) this.#push(this.#lineEnds());
    this.#push(text);
    this.#last = text.at(-1) ?? "";
  }

  #push(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }

  #lineEnds(): string {
    const prefix = "> ".repeat(Math.min(this.#quotes, 10));
    const ends = this.#pieces.length === 0 ? 0 : Math.min(this.#gap, 2);
    this.#gap = 0;
    return ends === 0 ? prefix : `${`\n${prefix}`.repeat(ends)}`;
  }

  #lines(text: string): void {
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) this.#gap = 1;
      this.#write(line);
    }
  }

  /** An empty line between two blocks; none between the points of a list. */
  #block(): void {
    this.#gap = Math.max(this.#gap, this.#lists.length > 0 ? 1 : 2);
  }

  #item(): void {
    this.#gap = Math.max(this.#gap, 1);
    const number = this.#lists.at(-1);
    this.#write("  ".repeat(Math.min(Math.max(this.#lists.length - 1, 0), 10)) + (number ? `${number}. ` : "- "));
    if (number) this.#lists[this.#lists.length - 1] = number + 1;
  }

  /** A picture's words. The picture itself is a file of the message, or is never fetched. */
  #image({ alt = "", width, height }: Record<string, string>): void {
    const isPixel = [width, height].some((side) => side !== undefined && Number.parseInt(side, 10) <= 2);
    const words = alt.replace(/\s+/g, " ").trim().slice(0, 200);
    if (words && !isPixel) this.text(words);
  }

  #beginLink(opened: Open, href: string | undefined): void {
    opened.address = addressOf(href);
    if (!opened.address) return;
    this.#write("[");
    opened.from = this.#pieces.length - 1;
  }

  #endLink({ address, from }: Open): void {
    const label = this.#pieces
      .splice(from)
      .slice(1)
      .join("")
      .replace(/[[\]\s]+/g, " ")
      .trim();
    const same = label === address || `mailto:${label}` === address;
    this.#last = "";
    this.#write(label && (same ? label : `[${label}](${address})`));
  }
}

function isQuote(name: string, { class: names = "", id = "", type = "" }: Record<string, string>): boolean {
  return quoteClass.test(names.slice(0, 500)) || quoteIds.has(id) || (name === "blockquote" && type === "cite");
}

function isHidden({ style = "", hidden }: Record<string, string>): boolean {
  return (
    hidden !== undefined ||
    /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(px|pt|em)?\s*(;|$)|max-height\s*:\s*0/i.test(
      style.slice(0, 2_000),
    )
  );
}

/** Where a link leads, when it is one that people may follow from here; else it is only text. */
function addressOf(href = ""): string {
  const address = href.trim();
  return /^(https?:\/\/|mailto:)[^\s()<>"\\]{1,2000}$/i.test(address) ? address : "";
}
