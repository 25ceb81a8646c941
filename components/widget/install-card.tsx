"use client";

import { useState } from "react";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Segmented } from "@/components/ui/segmented";

const variants = [
  { value: "plain", label: "Always current" },
  { value: "pinned", label: "One version" },
] as const;

type InstallCardProps = { snippet: string; pinned: string | null };

/** What to put into a page, and what a strict page has to allow. */
export function InstallCard({ snippet, pinned }: InstallCardProps) {
  const [variant, setVariant] = useState<"plain" | "pinned">("plain");
  const isPinned = variant === "pinned" && pinned !== null;
  const origin = new URL(/src="([^"]+)"/.exec(snippet)?.[1] ?? "https://example.com").origin;
  return (
    <Card
      title="Install"
      description="Put this before </body> of each page that shows the widget."
      actions={
        pinned === null ? null : (
          <Segmented label="Version of the script" value={variant} onValueChange={setVariant} options={variants} />
        )
      }
    >
      <div className="flex flex-col gap-3">
        <CodeBlock code={isPinned ? pinned : snippet} label="snippet" wrap />
        <p className="text-muted text-xs">
          {isPinned
            ? "With an integrity hash: browsers run exactly this version and no other. Copy it anew after each upgrade of Latchkey, or the widget stays away."
            : "The script of this installation as it is; 10 kB, kept by browsers for five minutes."}
        </p>
        <p className="text-muted text-xs">
          A page with a Content-Security-Policy allows <code>script-src {origin}</code> and{" "}
          <code>connect-src {origin}</code>. The script sets <code>data-theme</code> (light or dark),{" "}
          <code>data-position</code> (left), <code>data-locale</code> and <code>data-launcher</code> (off) by its
          attributes, and a page can call <code>Latchkey.open()</code>, <code>close()</code> and <code>identify()</code>
          .
        </p>
      </div>
    </Card>
  );
}
