import type { ReactNode } from "react";
import { buttonLook } from "@/components/ui/button-look";
import { paths } from "@/lib/paths";

/**
 * Back to where the person begins; the home page knows the workspace. A link of the browser's own: every page would have
 * to load what Next's brings, for pages that hardly anybody sees.
 */
export function HomeLink({ children }: { children: ReactNode }) {
  return (
    <a href={paths.home()} className={buttonLook({})}>
      {children}
    </a>
  );
}
