import type { Metadata } from "next";
import type { ReactNode } from "react";

/** Customers have nothing to do with the product that their help desk runs on. */
export const metadata: Metadata = { title: { template: "%s", default: "Your requests" }, referrer: "no-referrer" };

export default function PortalLayout({ children }: { children: ReactNode }) {
  return children;
}
