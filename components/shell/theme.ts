export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** Read by the root layout, so that the first paint already has the chosen theme. */
export const themeCookie = "theme";

export const themeLabels: Record<Theme, string> = { system: "System", light: "Light", dark: "Dark" };

/** Anything but a known theme, a cookie that someone edited too, is `system`. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
