"use client";

import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";

/**
 * A list's filters, order and place, kept in the address, so that they can be shared, gone back to, and survive a
 * reload. `state` is what is asked for: at once, before the server has answered.
 */
export function useAddressState<State>(served: State, paramsOf: (state: State) => URLSearchParams) {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();
  const [state, setState] = useOptimistic(served);
  const go = (next: State, how: "push" | "replace" = "push") =>
    startTransition(() => {
      setState(next);
      const params = paramsOf(next).toString();
      router[how](params ? `${pathname}?${params}` : pathname, { scroll: false });
    });
  return { state, pending, go };
}
