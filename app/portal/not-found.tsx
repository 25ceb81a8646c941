import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { DeadEnd } from "@/components/shell/dead-end";

export const metadata: Metadata = { title: "Not found" };

/** Of a portal that is closed too: that there is a workspace behind it is nobody's business. */
export default function PortalNotFound() {
  return (
    <main className="grid min-h-dvh place-items-center px-4">
      <DeadEnd icon={<SearchX />} title="There is nothing here">
        <p>
          The address is mistyped, or these pages have been closed. Write to the people you asked, as you did before.
        </p>
      </DeadEnd>
    </main>
  );
}
