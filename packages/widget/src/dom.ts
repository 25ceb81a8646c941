type Child = Node | string | null | false | undefined;

/**
 * An element with attributes, listeners (`onclick`) and children. Everything is made by calls like these and nothing is
 * parsed from text: a page with a strict policy (Trusted Types, no inline styles) takes it, and no text becomes markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, unknown>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value as EventListener);
    else setAttribute(element, name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

/** `true` is there without a value; `false`, `null` and `undefined` are not there. */
export function setAttribute(element: Element, name: string, value: unknown): void {
  if (value === false || value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

const svg = "http://www.w3.org/2000/svg";

/** A drawing of lines in a square of 24 units, for people who see it. */
export function icon(...lines: readonly string[]): SVGElement {
  const drawing = document.createElementNS(svg, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" })) {
    drawing.setAttribute(name, value);
  }
  for (const line of lines) {
    const path = document.createElementNS(svg, "path");
    path.setAttribute("d", line);
    drawing.append(path);
  }
  return drawing;
}

export const icons = {
  help: () =>
    icon(
      "M12 21a9 9 0 1 0-8-4.9L3 21l4.9-1A9 9 0 0 0 12 21Z",
      "M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.5",
      "M12 16.5v.01",
    ),
  close: () => icon("M6 6l12 12", "M18 6L6 18"),
  clip: () => icon("M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.5 3.5 0 0 1 5 5L10 17.5a2 2 0 0 1-3-3l7.5-7.5"),
  done: () => icon("M5 12.5l4.5 4.5L19 7.5"),
};

/** What has the focus, wherever it is: within open shadow trees too. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
