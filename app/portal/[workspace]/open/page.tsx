import type { Metadata } from "next";
import { OpenLink } from "@/components/portal/open-link";
import { portalPage } from "@/lib/entry/portal-page";

export const metadata: Metadata = { title: "Continue" };

/**
 * Where a link leads. Nothing is used up by opening this page, however often: programs that look through mail do that
 * before people can. What the link carries stays in the browser until the person goes on.
 */
export default async function OpenPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await portalPage((await params).workspace);
  return <OpenLink workspace={{ slug: workspace.slug, name: workspace.name }} />;
}
