"use client";

import { CodeBlock } from "@/components/ui/code-block";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { type Sample, type SampleLanguage, sampleLanguages } from "@/lib/openapi/reference/samples";
import { useLanguage } from "./language";

/** One request in a few languages. */
export function Samples({ samples, label }: { samples: readonly Sample[]; label: string }) {
  const { language, choose } = useLanguage();
  return (
    <Tabs value={language} onValueChange={(value) => choose(value as SampleLanguage)} className="gap-2">
      <TabsList aria-label={`Samples: ${label}`}>
        {samples.map((sample) => (
          <TabsTrigger key={sample.language} value={sample.language}>
            {sampleLanguages[sample.language]}
          </TabsTrigger>
        ))}
      </TabsList>
      {samples.map((sample) => (
        <TabsContent key={sample.language} value={sample.language}>
          <CodeBlock code={sample.code} label={`${sampleLanguages[sample.language]}: ${label}`} />
        </TabsContent>
      ))}
    </Tabs>
  );
}
