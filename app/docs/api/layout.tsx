import type { ReactNode } from "react";
import { reference } from "@/app/docs/reference";
import { DocsFrame } from "@/components/api-docs/docs-frame";

export default function DocsLayout({ children }: { children: ReactNode }) {
  const topics = reference().topics.map(({ slug, title }) => ({ slug, title }));
  return <DocsFrame topics={topics}>{children}</DocsFrame>;
}
