import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { DeadEnd } from "@/components/shell/dead-end";
import { HomeLink } from "@/components/shell/home-link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center px-4">
      <DeadEnd icon={<SearchX />} title="There is nothing here" actions={<HomeLink>Go to the start</HomeLink>}>
        <p>The address is mistyped, or it belongs to a workspace that you are not a member of.</p>
      </DeadEnd>
    </main>
  );
}
