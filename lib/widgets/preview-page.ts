import "server-only";
import { configOf } from "./config";
import { initialWidget, SetWidget, type Widget } from "./schema";

/** A page with the script and nothing else. What cannot be shown as it was typed is shown as it is at first. */
export function previewPage(workspaceId: string, asked: URLSearchParams, now: number): string {
  const widget: Widget = { ...initialWidget, ...typed(asked) };
  const config = JSON.stringify(configOf(workspaceId, widget, false, now));
  const theme = asked.get("theme") === "dark" ? "dark" : "light";
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="${theme}">
<title>Preview of the widget</title>
<body>
<script src="/widget.js" data-workspace="${escaped(workspaceId)}" data-theme="${theme}" data-preview="${escaped(config)}"></script>
</body>
</html>
`;
}

/** Field by field: one mistake must not take the others away. */
function typed(asked: URLSearchParams): Partial<Widget> {
  const given = {
    title: asked.get("title") ?? undefined,
    greeting: asked.get("greeting") ?? undefined,
    accent: asked.get("accent") ?? undefined,
    categories: asked.get("categories")?.split("\n"),
  };
  const fitting = Object.entries(given).flatMap(([name, value]) => {
    const { success, data } = SetWidget.safeParse({ [name]: value });
    return success && value !== undefined ? Object.entries(data) : [];
  });
  return Object.fromEntries(fitting);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
