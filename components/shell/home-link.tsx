import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";

/** Back to where the person begins; the home page knows the workspace. */
export function HomeLink({ children }: { children: ReactNode }) {
  return (
    <Button asChild>
      <Link href={paths.home()} prefetch={false}>
        {children}
      </Link>
    </Button>
  );
}
