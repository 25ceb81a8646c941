import Link from "next/link";
import { paths } from "@/lib/paths";

export function BackToArticles({ workspace }: { workspace: string }) {
  return (
    <Link
      href={paths.articles(workspace)}
      className="rounded-sm underline-offset-2 hover:text-foreground hover:underline"
    >
      Knowledge base
    </Link>
  );
}
