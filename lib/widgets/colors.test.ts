import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, panelColors, widgetColors } from "./colors";

test("the contrast is that of WCAG", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#ffffff", "#ffffff")).toBe(1);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

test("whatever the accent, everything can be read", () => {
  const accents = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(accents, (accent) => {
      const colors = widgetColors(accent);
      expect(contrast(colors.on_accent, accent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colors.text_light, panelColors.light)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colors.text_dark, panelColors.dark)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("an accent that can be read as it is stays so", () => {
  expect(widgetColors("#4f46e5")).toMatchObject({ accent: "#4f46e5", on_accent: "#ffffff", text_light: "#4f46e5" });
  expect(widgetColors("#fde047")).toMatchObject({ on_accent: "#000000", text_dark: "#fde047" });
});
