"use client";

import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { type RequestLogQuery, requestLogParams } from "@/lib/api-keys/request-log-query";

/** What the log is asked for lives in the address; a change begins at the latest call unless it names a place. */
export function useLogState(served: RequestLogQuery) {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();
  const [query, setQuery] = useOptimistic(served);
  const change = (to: Partial<RequestLogQuery>, how: "push" | "replace" = "push") =>
    startTransition(() => {
      const next = { ...query, place: null, ...to };
      setQuery(next);
      const params = requestLogParams(next).toString();
      router[how](params ? `${pathname}?${params}` : pathname, { scroll: false });
    });
  return { query, pending, change };
}
