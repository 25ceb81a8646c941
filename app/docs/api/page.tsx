import type { Metadata } from "next";
import { reference } from "@/app/docs/reference";
import { Overview } from "@/components/api-docs/overview";

export const metadata: Metadata = { title: "API" };

/** With the address of this installation, so never made at build time. */
export const dynamic = "force-dynamic";

export default function ApiPage() {
  return <Overview sections={reference().sections} topics={reference().topics} />;
}
