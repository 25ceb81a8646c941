/** "#rrggbb", lower case. */
export const hexColor = /^#[0-9a-f]{6}$/;

/** What the panel of the widget lies on, in light and in dark; its style sheet has the same two. */
export const panelColors = { light: "#ffffff", dark: "#18181b" } as const;

/** Contrast that text needs (WCAG 2.2, 1.4.3). */
const textContrast = 4.5;

type Rgb = readonly [number, number, number];

export type WidgetColors = Readonly<{
  accent: string;
  /** Text on the accent. */
  on_accent: string;
  /** The accent as text on the panel, in light and in dark: as near to it as can be read. */
  text_light: string;
  text_dark: string;
}>;

/** The colours of the widget for an accent: whatever it is, what stands on it and what is written in it can be read. */
export function widgetColors(accent: string): WidgetColors {
  return {
    accent,
    // Of black and white one always has a contrast of 4.58 or more.
    on_accent: contrast(accent, "#ffffff") >= textContrast ? "#ffffff" : "#000000",
    text_light: readable(accent, panelColors.light, "#000000"),
    text_dark: readable(accent, panelColors.dark, "#ffffff"),
  };
}

/** The contrast ratio of two colours (WCAG 2.2), from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Steps from the colour to the one that can be read for certain. */
const steps = 20;

function readable(color: string, background: string, end: string): string {
  for (let step = 0; step < steps; step++) {
    const mixed = mix(color, end, step / steps);
    if (contrast(mixed, background) >= textContrast) return mixed;
  }
  return end;
}

function mix(from: string, to: string, share: number): string {
  const [a, b] = [channels(from), channels(to)];
  const mixed = a.map((value, at) => Math.round(value + ((b[at] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
