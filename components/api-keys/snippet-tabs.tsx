"use client";

import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { Snippet } from "./snippets";

type SnippetTabsProps = {
  snippets: readonly Snippet[];
  /** The code, and the key in it, is on the clipboard. */
  onCopied: () => void;
};

/** Code that works when pasted, in a few languages. */
export function SnippetTabs({ snippets, onCopied }: SnippetTabsProps) {
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
          <CodeBlock code={code} label={label} copyable={false} className="*:h-44 *:overflow-auto *:pr-12" />
          {/* Not named "Copy …": the dialog has one Copy, and it is the key's. */}
          <div className="absolute top-1.5 right-1.5">
            <CopyButton
              value={code}
              label={`Put the ${label} on the clipboard`}
              copiedLabel="On the clipboard"
              iconOnly
              size="icon-sm"
              onCopied={onCopied}
            />
          </div>
        </TabsContent>
      ))}
    </Tabs>
  );
}
