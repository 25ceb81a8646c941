import { notFound } from "next/navigation";
import { pageMember } from "@/lib/entry/page-ctx";
import { couldBeSlug } from "@/lib/workspaces/slug";

type Props = { params: Promise<{ workspace: string }> };

/** Any other address of a workspace: said inside the workspace's frame, to its members. */
export default async function UnknownPage({ params }: Props): Promise<never> {
  const { workspace } = await params;
  if (couldBeSlug(workspace)) await pageMember(workspace);
  notFound();
}
