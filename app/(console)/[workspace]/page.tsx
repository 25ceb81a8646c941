import { notFound, redirect } from "next/navigation";
import { pageMember } from "@/lib/entry/page-ctx";
import { paths } from "@/lib/paths";
import { couldBeSlug } from "@/lib/workspaces/slug";

type Props = { params: Promise<{ workspace: string }> };

/** A workspace begins at its API keys. */
export default async function WorkspacePage({ params }: Props): Promise<never> {
  const { workspace } = await params;
  if (!couldBeSlug(workspace)) notFound();
  await pageMember(workspace);
  redirect(paths.apiKeys(workspace));
}
