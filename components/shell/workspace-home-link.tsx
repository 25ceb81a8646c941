"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";

/** The way back from a page that cannot be shown, to the first page of the same workspace. */
export function WorkspaceHomeLink() {
  const { workspace } = useParams<{ workspace: string }>();
  return (
    <Button asChild>
      <Link href={paths.apiKeys(workspace)}>Go to API Keys</Link>
    </Button>
  );
}
