import type { Metadata } from "next";
import { ErrorCatalogue } from "@/components/api-docs/error-catalogue";

export const metadata: Metadata = { title: "API errors" };

/** Where the `type` of every problem body leads. */
export default function ErrorsPage() {
  return <ErrorCatalogue />;
}
