"use client";

import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { Snippet } from "./snippets";

/** Code that works when pasted, in a few languages. */
export function SnippetTabs({ snippets }: { snippets: readonly Snippet[] }) {
  return (
    <Tabs defaultValue={snippets[0]?.id}>
      <TabsList aria-label="Try it">
        {snippets.map(({ id, tab }) => (
          <TabsTrigger key={id} value={id}>
            {tab}
          </TabsTrigger>
        ))}
      </TabsList>
      {snippets.map(({ id, label, code }) => (
        <TabsContent key={id} value={id} className="relative">
          <CodeBlock code={code} label={label} copyable={false} className="*:pr-12" />
          {/* Not named "Copy …": the dialog has one Copy, and it is the key's. */}
          <div className="absolute top-1.5 right-1.5">
            <CopyButton
              value={code}
              label={`Put the ${label} on the clipboard`}
              copiedLabel="On the clipboard"
              iconOnly
              size="icon-sm"
            />
          </div>
        </TabsContent>
      ))}
    </Tabs>
  );
}
