"use client";

import { useEffect, useState } from "react";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { paths } from "@/lib/paths";
import { type Draft, previewQuery } from "./widget-draft";

const themes = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** How long typing rests before the preview follows, in milliseconds. */
const rest = 400;

/** The very script, in a page of its own, with what is being typed instead of what is saved. It sends nothing. */
export function WidgetPreview({ workspace, draft }: { workspace: string; draft: Draft }) {
  const [theme, setTheme] = useState<"light" | "dark">("light");
  const query = previewQuery(draft, theme);
  const [shown, setShown] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setShown(query), rest);
    return () => clearTimeout(timer);
  }, [query]);
  return (
    <Card
      title="Preview"
      description="As it is typed. Nothing is sent."
      className="xl:sticky xl:top-5"
      actions={<Segmented label="Theme of the preview" value={theme} onValueChange={setTheme} options={themes} />}
    >
      <iframe
        title="Preview of the widget"
        src={`${paths.widgetPreview(workspace)}?${shown}`}
        className="h-[min(40rem,calc(100dvh-9rem))] w-full rounded-lg border bg-sunken"
      />
    </Card>
  );
}
