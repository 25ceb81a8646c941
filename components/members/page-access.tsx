"use client";

import { useParams, usePathname } from "next/navigation";
import { pageAt } from "@/components/shell/nav";
import { RequestAccess } from "./late-request-access";

/** On a page that the viewer's role does not include: asks for what the page needs. */
export function PageAccess() {
  const { workspace } = useParams<{ workspace: string }>();
  const page = pageAt(usePathname(), workspace);
  return page ? <RequestAccess wanted={page.permission} /> : null;
}
